from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestFoundPanel(ScenicCommon):
    """Beside the list of found items stand the places where they lie."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        places = cls.env["stock.location"]
        root = places.create({"name": "Found Property", "usage": "view"})
        cls.store, cls.other = places.create(
            [{"name": "Centre Store", "location_id": root.id}, {"name": "Spare Parts", "location_id": root.id}]
        )
        cls.shelf = places.create({"name": "Shelf A", "location_id": cls.store.id})
        cls.desk.location_id = cls.store

    def places(self):
        found = self.env["scenic.found.item"].with_user(self.agent)
        answer = found.search_panel_select_multi_range(
            "location_id", comodel_domain=[["usage", "=", "internal"]], expand=True, group_by="location_id"
        )
        return {value["id"]: value for value in answer["values"]}

    def test_the_desk_s_places_and_no_others_are_offered(self):
        places = self.places()
        self.assertIn(self.shelf.id, places)
        self.assertIn(self.store.id, places)
        self.assertNotIn(self.other.id, places)

    def test_a_place_reads_as_its_shelf_does(self):
        shelf = self.places()[self.shelf.id]
        self.assertEqual((shelf["display_name"], shelf["group_name"]), ("Shelf A", "Centre Store"))

    def test_kinds_are_offered_as_ever(self):
        found = self.env["scenic.found.item"].with_user(self.agent)
        kite = self.env["scenic.item.category"].create({"name": "Kites"})
        answer = found.search_panel_select_multi_range("category_id", expand=True)
        self.assertIn(kite.id, [value["id"] for value in answer["values"]])
