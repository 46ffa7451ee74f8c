// Links: what is typed after one stands outside it, as a Korean particle does.
import { Link as PlainLink } from "django-prose-editor/editor";

export const Link = PlainLink.extend({ inclusive: false });
