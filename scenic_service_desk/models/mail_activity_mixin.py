from odoo import models


class MailActivityMixin(models.AbstractModel):
    """Who is reminded reads at once what he is to do."""

    _inherit = "mail.activity.mixin"

    def _remind_user(self, xml_id, user, about=None, **values):
        """Remind somebody of each record: what is to be done comes first, then what it is about.

        A title is kept as it is written; it is written in the language of who is reminded. Where nothing is to be
        added, the kind of the reminder says it all, to each reader in his own language.

        :param str xml_id: of the activity's type, which is named after what is to be done
        :param user: ``res.users`` record
        :param about: function of a record, in that language, that returns a few words
        :param values: further values of the activity
        :return: ``mail.activity`` recordset
        """
        records = self.with_context(lang=user.lang or self.env.lang)
        activities = records.env["mail.activity"]
        kind_id = self.env["ir.model.data"]._xmlid_to_res_id(xml_id, raise_if_not_found=False)
        kind = records.env["mail.activity.type"].browse(kind_id or ())
        for record in records if about else ():
            title = " · ".join(filter(None, [kind.name, about(record)]))
            activities |= record.activity_schedule(xml_id, user_id=user.id, summary=title, **values) or activities
        if not about:
            activities = records.activity_schedule(xml_id, user_id=user.id, **values) or activities
        # the record's name is kept too: in this language, not in that of who happens to flush it
        activities.mapped("res_name")
        return activities.with_env(self.env)
