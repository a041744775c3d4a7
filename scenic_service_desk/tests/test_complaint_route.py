from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestComplaintRoute(ScenicCommon):
    """Category and place say who handles an entry (register 3)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cleaning, cls.rides = cls.env["hr.department"].create([{"name": "Cleaners"}, {"name": "Rides"}])
        cls.lake = cls.env["scenic.zone"].create({"name": "Swan Lake"})
        cls.dirt, cls.toilets = cls.env["scenic.complaint.category"].create([{"name": "Dirt"}, {"name": "Washrooms"}])
        cls.toilets.parent_id = cls.dirt

    def _route(self, **values):
        return self.env["scenic.complaint.route"].create({"department_id": self.cleaning.id, **values})

    def _taken(self, category=None, zone=None):
        return self.new_complaint(category_id=(category or self.toilets).id, zone_id=(zone or self.zone).id)

    def test_of_a_main_category_holds_for_its_subcategories(self):
        self._route(category_id=self.dirt.id, employee_id=self.plain_employee.id)
        self.assertRecordValues(
            self._taken(), [{"department_id": self.cleaning.id, "responsible_id": self.plain_employee.id}]
        )

    def test_of_the_nearest_category_goes_first(self):
        self._route(category_id=self.dirt.id, sequence=1)
        self._route(category_id=self.toilets.id, department_id=self.rides.id, sequence=9)
        self.assertEqual(self._taken().department_id, self.rides)

    def test_of_place_and_category_goes_first(self):
        self._route(category_id=self.toilets.id, sequence=1)
        self._route(category_id=self.toilets.id, zone_id=self.lake.id, department_id=self.rides.id, sequence=9)
        self.assertEqual(self._taken(zone=self.lake).department_id, self.rides)
        self.assertEqual(self._taken().department_id, self.cleaning)

    def test_of_a_category_goes_before_that_of_a_place(self):
        self._route(zone_id=self.lake.id, department_id=self.rides.id)
        self._route(category_id=self.dirt.id)
        self.assertEqual(self._taken(zone=self.lake).department_id, self.cleaning)

    def test_of_a_place_alone(self):
        self._route(zone_id=self.lake.id, department_id=self.rides.id)
        self.assertEqual(self._taken(zone=self.lake).department_id, self.rides)
        self.assertFalse(self._taken().department_id)

    def test_put_away_it_leads_nowhere(self):
        self._route(category_id=self.dirt.id, active=False)
        self.assertFalse(self._taken().department_id)

    def test_where_no_route_leads_what_was_chosen_stays(self):
        complaint = self.new_complaint(department_id=self.rides.id)
        complaint.category_id = self.toilets
        self.assertEqual(complaint.department_id, self.rides)

    def test_another_company_s_leads_nowhere(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        theirs = self.env["hr.department"].create({"name": "Theirs", "company_id": company.id})
        self.dirt.company_id = False
        self._route(category_id=self.dirt.id, company_id=company.id, department_id=theirs.id)
        self.assertFalse(self._taken().department_id)

    def test_only_to_the_own_company_s_people(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        theirs = self.env["hr.department"].create({"name": "Theirs", "company_id": company.id})
        with self.assertRaises(UserError):
            self._route(category_id=self.dirt.id, department_id=theirs.id)

    def test_says_when(self):
        with self.assertRaisesRegex(ValidationError, "for which category or place"):
            self._route()

    def test_is_the_manager_s_to_set(self):
        route = self._route(category_id=self.dirt.id)
        route.with_user(self.manager).department_id = self.rides
        with self.assertRaises(AccessError):
            route.with_user(self.supervisor).department_id = self.cleaning
