"""What the web client asks for, made from the views the server sends. Compared with a browser's requests."""

import ast

from lxml import etree

# fields that widgets ask for beside their own (fieldDependencies in their JavaScript)
_ACTIVITY = [
    "activity_exception_decoration",
    "activity_exception_icon",
    "activity_state",
    "activity_summary",
    "activity_type_icon",
    "activity_type_id",
]
_BESIDE = {
    "list_activity": _ACTIVITY,
    "kanban_activity": _ACTIVITY,
    "image": ["write_date"],
    "statusbar_duration": ["duration_tracking"],
}
_TRUE = ("1", "True")


class Screen:
    """A window action with its views, as the client's user gets them."""

    def __init__(self, client, xmlid, *view_types):
        self.client = client
        self.action = client.load_action(xmlid)
        self.model = self.action["res_model"]
        ids = {kind: view_id for view_id, kind in self.action["views"]}
        views = [[ids.get(kind, False), kind] for kind in (*view_types, "search")]
        answer = client.call(self.model, "get_views", views=views, options={"action_id": self.action["id"]})
        self.fields = {name: info["fields"] for name, info in answer["models"].items()}
        self.archs = {kind: etree.fromstring(view["arch"]) for kind, view in answer["views"].items()}

    def specification(self, view_type):
        """The specification of ``web_read``, ``web_save`` and ``web_search_read``.

        :param str view_type: one of the views the screen was made with
        :return: dict
        """
        spec = self._specification(self.archs[view_type], self.model)
        return spec | {"display_name": {}} if view_type == "form" else spec

    def _specification(self, arch, model):
        spec = {color: {}} if (color := arch.get("highlight_color")) else {}
        for node in _own_fields(arch):
            name, widget = node.get("name"), node.get("widget")
            spec[name] = self._field(node, self.fields[model][name], arch.tag)
            for beside in _BESIDE.get(widget, ()):
                spec.setdefault(beside, {"fields": {"display_name": {}}} if beside.endswith("_id") else {})
        return spec

    def _field(self, node, field, view_type):
        hidden = node.get("column_invisible" if view_type == "list" else "invisible") in _TRUE
        if field["type"] in ("many2one", "reference"):
            return {"fields": {} if hidden else {"display_name": {}}}
        if field["type"] not in ("one2many", "many2many") or hidden:
            return {}
        if node.get("widget") == "many2many_tags":
            colored = ast.literal_eval(node.get("options") or "{}").get("color_field")
            return {"fields": {"display_name": {}, **({colored: {}} if colored else {})}}
        for lines in node:
            if lines.tag in ("list", "kanban"):
                spec = {"fields": self._specification(lines, field["relation"]), "limit": int(lines.get("limit", 40))}
                return spec | ({"order": order} if (order := _order(lines)) else {})
        return {"fields": {}}

    def page(self, domain, view_type="list"):
        """The call that loads the first page of a list.

        :return: a call, as all of them: (model, method, positional, named arguments)
        """
        return (
            self.model,
            "web_search_read",
            [],
            {
                "specification": self.specification(view_type),
                "offset": 0,
                "order": _order(self.archs[view_type]),
                "limit": 80,
                "count_limit": int(self.archs[view_type].get("count_limit", 10000)) + 1,
                "domain": domain,
                "context": {"bin_size": True},
            },
        )

    def default_domain(self):
        """Domain of the action and of the filters that its context switches on.

        :return: list
        """
        context = ast.literal_eval(self.action.get("context") or "{}")
        domain = list(ast.literal_eval(self.action.get("domain") or "[]"))
        for node in self.archs["search"].iter("filter"):
            if context.get(f"search_default_{node.get('name')}"):
                domain += ast.literal_eval(node.get("domain"))
        return domain

    def empty_form(self, view_type="form"):
        """The call that fills an empty form, or a list's new row. :return: a call"""
        spec = self.specification(view_type)
        return self.model, "onchange", [[], {}, [], spec], {}

    def save(self, typed, view_type="form"):
        """The call that saves a new entry: all that the view lets one write, with what was typed.

        :param dict typed: values by field
        :param str view_type: the form, or a list whose rows are edited in place
        :return: a call
        """
        model, method, args, _kwargs = self.empty_form(view_type)
        shown = self.client.call(model, method, *args)["value"]
        nodes = {node.get("name"): node for node in _own_fields(self.archs[view_type])}
        vals = {}
        for name in self.specification(view_type):
            field = self.fields[self.model].get(name)
            readonly = nodes[name].get("readonly") if name in nodes else None
            if not field or readonly in _TRUE or (readonly is None and field.get("readonly")):
                continue
            if field["type"] in ("one2many", "many2many", "properties"):
                vals[name] = []
            else:
                value = shown.get(name, False)
                vals[name] = value["id"] if isinstance(value, dict) else value
        return model, "web_save", [[], vals | typed], {"specification": self.specification(view_type)}


def _own_fields(arch):
    """Field nodes of a view, those of its lines' views left out."""
    for child in arch:
        if child.tag == "field":
            yield child
        elif isinstance(child.tag, str):
            yield from _own_fields(child)


def _order(arch):
    """The order a view asks for: by its handle where it has one, else empty, which is the model's own."""
    for node in _own_fields(arch):
        if node.get("widget") == "handle":
            return f"{node.get('name')} ASC, id ASC"
    return arch.get("default_order") or ""
