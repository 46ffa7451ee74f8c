// Words of the editor's own dialogs. The editor asks our catalogue for them; named here, they stay in it.
gettext("URL");
gettext("Title");
gettext("Edit Link");
gettext("Update");
gettext("Cancel");
gettext("Edit HTML");
gettext("Prettify");
gettext("The HTML contents of the editor. Note that the allowed HTML is restricted by the editor schema.");
gettext("Insert Figure");
gettext("Edit Figure");
gettext("Edit Image");
gettext("Image URL");
gettext("Browse...");
gettext("Alternative Text");
gettext("Caption");
gettext("Insert");

// How many rows of a list are chosen: Django's own Korean has the numbers the wrong way round.
ngettext("%(sel)s of %(cnt)s selected", "%(sel)s of %(cnt)s selected", 1);
