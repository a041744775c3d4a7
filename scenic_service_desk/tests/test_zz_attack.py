from odoo import fields

from .common import ScenicCommon


class TestAttack(ScenicCommon):
    def hole(self, name, call):
        try:
            with self.env.cr.savepoint():
                res = call()
                self.env.flush_all()
                self.env.cr.execute("select 1")
        except Exception as e:
            print(f"\nSAFE {name}: {type(e).__name__} {str(e)[:110]!r}")
            return False
        print(f"\nHOLE {name}: {res}")
        return True

    def test_x2m(self):
        log = self.today_log().with_user(self.agent)
        emp = self.supervisor_employee

        def a():
            log.write({"duty_leader_ids": [(1, emp.id, {"pin": "9999"})]})
            return emp.pin

        self.hole("agent writes pin via duty_leader_ids (1,id)", a)

        def b():
            n = self.env["hr.employee"].search_count([])
            log.write({"duty_leader_ids": [(0, 0, {"name": "Ghost", "pin": "1"})]})
            return self.env["hr.employee"].search_count([]) - n

        self.hole("agent creates employee", b)

        day = self.env["scenic.duty.day"].with_user(self.supervisor)

        def c():
            day.create(
                {
                    "date": "2026-11-22",
                    "leader_ids": [(0, 0, {"name": "G"}), (1, self.manager_employee.id, {"pin": "7"})],
                }
            )
            return self.manager_employee.pin

        self.hole("supervisor duty day leader_ids", c)

        def d():
            self.desk.with_user(self.manager).write({"member_ids": [(1, self.manager_employee.id, {"pin": "7"})]})
            return self.manager_employee.pin

        self.hole("manager desk member_ids", d)
        slot = (
            self.env["scenic.shift.slot"].create({"name": "S", "hour_from": 8, "hour_to": 20, "desk_id": self.desk.id})
            if "desk_id" in self.env["scenic.shift.slot"]._fields
            else None
        )
        shift = slot and self.env["scenic.shift"]._of_slots(self.desk, {(log.date, slot)})[log.date, slot]

        def e():
            shift.with_user(self.supervisor).write({"employee_ids": [(1, self.manager_employee.id, {"pin": "7"})]})
            return self.manager_employee.pin

        self.hole("supervisor shift employee_ids", e)

    def test_proof(self):
        h = self.env["scenic.handover"].with_user(self.agent).create({"desk_id": self.desk.id})
        W = self.env["scenic.sign.wizard"].with_user(self.counter)

        def a():
            w = W.with_context(default_proven_id=self.supervisor_employee.id).create(
                {"res_model": h._name, "res_id": h.id, "act": "hand_over", "signer_id": self.supervisor_employee.id}
            )
            w.action_sign()
            return h.outgoing_id.name

        self.hole("proven_id by context default", a)

        def b():
            self.env["ir.default"].with_user(self.counter).set(
                "scenic.sign.wizard", "proven_id", self.supervisor_employee.id, user_id=True
            )
            w = W.create(
                {"res_model": h._name, "res_id": h.id, "act": "hand_over", "signer_id": self.supervisor_employee.id}
            )
            w.action_sign()
            return h.outgoing_id.name

        self.hole("proven_id by ir.default", b)

        def c():
            n = self.new_note()
            w = W.create(
                {
                    "res_model": h._name,
                    "res_id": h.id,
                    "act": "hand_over",
                    "signer_id": self.supervisor_employee.id,
                    "signer_pin": "1234",
                }
            )
            w.action_sign()
            h2 = self.env["scenic.handover"].with_user(self.agent).create({"desk_id": self.desk.id})
            w.write({"res_id": h2.id})
            w.action_sign()
            return h2.outgoing_id.name

        self.hole("proof reused for another document", c)
        P = self.env["scenic.patrol.sign"].with_user(self.counter)

        def d():
            cp = self.env["scenic.checkpoint"].create({"name": "P", "desk_id": self.desk.id})
            w = P.with_context(
                default_patroller_proven_id=self.supervisor_employee.id, default_proven_id=self.agent_employee.id
            ).create(
                {
                    "desk_id": self.desk.id,
                    "checkpoint_id": cp.id,
                    "patroller_id": self.supervisor_employee.id,
                    "signer_id": self.agent_employee.id,
                }
            )
            w.action_sign()
            return cp.last_visit_at

        self.hole("patroller_proven by context default", d)

    def test_lines(self):
        thing = self.env["scenic.handover.thing"].create({"name": "Key", "quantity": 5})
        point = self.env["scenic.opening.point"].create({"name": "Fire", "is_critical": True})
        log = self.today_log()
        h = self.env["scenic.handover"].with_user(self.agent).create({"desk_id": self.desk.id})
        line = h.line_ids.filtered(lambda l: l.thing_id == thing)

        self.hole("handover line expected", lambda: line.write({"expected": 2, "quantity": 2}) and line.is_ok)
        self.hole(
            "handover own lines",
            lambda: (
                self.env["scenic.handover"]
                .with_user(self.agent)
                .create(
                    {
                        "desk_id": self.desk.id,
                        "line_ids": [(0, 0, {"thing_id": thing.id, "expected": 0, "quantity": 0})],
                    }
                )
                .line_ids.mapped("expected")
            ),
        )
        op = log.with_user(self.agent).opening_line_ids.filtered(lambda l: l.point_id == point)

        def a():
            op.write({"is_critical": False})
            log.with_user(self.agent)._signed_opening(self.agent_employee, "login")
            return op.result

        self.hole("opening critical removed", a)

        def b():
            op.write({"result": "ok"})
            log.with_user(self.agent).action_opening_done()
            op.write({"result": "abnormal", "remark": "x"})
            return op.result

        self.hole("opening changed after signature", b)

    def test_hazard(self):
        log = self.today_log()
        hz = self.new_entry("scenic.hazard", description="x", is_critical=True)

        def a():
            n = len([g for g in self.env["scenic.hazard"]._closing_gaps(log) if g["key"].startswith("hazard")])
            hz.with_user(self.agent).write({"is_critical": False})
            return n, len([g for g in self.env["scenic.hazard"]._closing_gaps(log) if g["key"].startswith("hazard")])

        self.hole("agent lowers critical", a)
        self.hole("agent acknowledges", lambda: hz.with_user(self.agent).action_acknowledge())

    def test_after_close(self):
        note = self.new_note()
        log = note.log_id
        fu = self.new_note(needs_follow_up=True)
        hz = self.new_entry("scenic.hazard", description="x")
        br = self.env["scenic.briefing"].with_user(self.agent).create({"desk_id": self.desk.id, "plan": "x"})
        self.close_log(log)
        self.hole("note edit after close", lambda: note.with_user(self.agent).write({"text": "changed"}))

        def a():
            note.with_user(self.agent).action_follow_up()
            note.with_user(self.agent).write({"text": "changed"})
            note.with_user(self.agent).write({"needs_follow_up": False})
            return note.text

        self.hole("note edit after close via follow up", a)
        self.hole("open follow up text after close", lambda: fu.with_user(self.agent).write({"text": "changed"}))
        log.sudo()._transition("sealed", by_system=True)

        def b():
            hz.with_user(self.agent).write({"date": fields.Datetime.subtract(hz.date, days=3)})
            return hz.log_id.date, log.date

        self.hole("entry moved out of sealed log", b)
        self.hole("briefing on closed", lambda: br.with_user(self.agent).write({"plan": "y"}))

    def test_counts(self):
        v = self.env["scenic.venue"].create({"name": "V", "code": "V"})
        C = self.env["scenic.visitor.count"].with_user(self.agent)
        log = self.today_log()
        yd = fields.Date.subtract(log.date, days=1)
        c1 = C.create({"venue_id": v.id, "date": yd, "hour_ids": [(0, 0, {"hour": 9, "count": 5})]})
        c2 = C.create({"venue_id": v.id, "date": log.date, "hour_ids": [(0, 0, {"hour": 10, "count": 5})]})
        l1 = self.env["scenic.duty.log"]._of_day(self.desk, yd)
        self.close_log(l1)._transition("sealed", by_system=True)
        self.env.invalidate_all()

        def a():
            c2.hour_ids.write({"count_id": c1.id})
            return c1.count

        self.hole("hour moved into sealed day", a)
        self.hole("hour write sealed", lambda: c1.hour_ids.write({"count": 99}))

    def test_notice(self):
        secret = self.env["ir.attachment"].create(
            {"name": "s", "raw": b"secret", "res_model": "hr.employee", "res_id": self.manager_employee.id}
        )
        loose = self.env["ir.attachment"].create({"name": "s", "raw": b"secret"})
        N = self.env["scenic.notice"].with_user(self.supervisor)

        def a(att):
            n = N.create({"title": "t", "text": "x", "audience": "public", "attachment_ids": [(4, att.id)]})
            n.action_publish()
            return self.env["scenic.notice"].with_user(self.env.ref("base.public_user"))._public_file(n.id, att.id)

        self.hole("public notice leaks hr attachment", lambda: a(secret))
        self.hole("public notice leaks loose attachment", lambda: a(loose))
        own = self.env["ir.attachment"].with_user(self.supervisor).create({"name": "s", "raw": b"own"})
        n = N.create({"title": "t", "text": "x", "attachment_ids": [(4, own.id)]})
        n.action_publish()
        self.hole("published file replaced", lambda: own.with_user(self.supervisor).write({"raw": b"other"}))
        self.hole("published file deleted", lambda: own.with_user(self.supervisor).unlink() and n.attachment_ids)

    def test_roles(self):
        log = self.today_log()
        self.new_note()
        safety = self._new_user("safety", "scenic_service_desk.group_safety")
        dm = self._new_user("dm", "scenic_service_desk.group_duty_manager")
        v = self.env["ir.ui.view"]
        for user in (self.agent, self.kiosk_agent, safety, dm, self.crew_leader):

            def a():
                m = self.env["scenic.duty.log"].with_user(user)
                view = m.get_view(view_type="form")
                from lxml import etree

                arch = etree.fromstring(view["arch"])
                names = {f.get("name") for f in arch.xpath("//field[not(ancestor::field)]")}

                def spec(model, f):
                    fld = self.env[model]._fields[f]
                    return (
                        {"fields": {"display_name": {}}}
                        if fld.relational and False
                        else (
                            {"fields": {"display_name": {}}}
                            if fld.type in ("many2one", "one2many", "many2many")
                            else {}
                        )
                    )

                return len(m.browse(log.id).web_read({f: spec(m._name, f) for f in names})[0])

            self.hole(f"FORM OK {user.login}", a)
            self.hole(
                f"seal/timeline {user.login}",
                lambda: self.env["scenic.timeline"].with_user(user).search([("log_id", "=", log.id)]).mapped("text"),
            )

    def test_company(self):
        other = self.env["res.company"].create({"name": "Other"})
        user = self.agent
        user.company_ids += other
        e2 = self.env["hr.employee"].create({"name": "E2", "user_id": user.id, "company_id": other.id})
        desk = self.env["scenic.desk"].create(
            {"name": "D2", "company_id": other.id, "tz": "Asia/Shanghai", "member_ids": e2.ids}
        )
        both = (self.env.company + other).ids

        def a():
            h = (
                self.env["scenic.handover"]
                .with_user(user)
                .with_context(allowed_company_ids=both)
                .create({"desk_id": desk.id})
            )
            h.action_hand_over()
            return h.outgoing_id.company_id.name, h.company_id.name

        self.hole("second company signature", a)
