"""A field's value as people read it on paper."""


def field_text(record, name, local):
    """What a field of a record says, in the record's language.

    :param record: a record, may be empty
    :param str name: the field; one that the model does not have says nothing
    :param local: function from a naive UTC datetime to the reader's wall clock
    :return: str, empty where nothing is said
    """
    field = record._fields.get(name)
    if field is None or not record:
        return ""
    value = record[name]
    if field.type == "boolean":
        return record.env._("Yes") if value else ""
    if field.type in ("integer", "float", "monetary"):
        return str(value)
    if not value:
        return ""
    if field.type == "selection":
        return dict(field._description_selection(record.env)).get(value, value)
    if field.type == "datetime":
        return local(value).strftime("%Y-%m-%d %H:%M")
    if field.type == "date":
        return value.isoformat()
    if field.relational:
        return ", ".join(value.mapped("display_name"))
    return str(value)
