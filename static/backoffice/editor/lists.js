// "1. " at the start of a line begins a numbered list, as "- " begins one with bullets.
import { OrderedList as PlainList, wrappingInputRule } from "django-prose-editor/editor";

export const OrderedList = PlainList.extend({
  addInputRules() {
    const getAttributes = ([, number]) => ({ start: Number(number) });
    const joinPredicate = ([, number], node) => node.childCount + node.attrs.start === Number(number);
    return [wrappingInputRule({ find: /^(\d{1,3})\.\s$/, type: this.type, getAttributes, joinPredicate })];
  },
});
