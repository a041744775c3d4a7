from odoo.tests import HttpCase, tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestSearch(ScenicCommon):
    """One search field finds by number, phone or words, in Chinese and in English."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("zh_CN")
        kind = cls.env["scenic.item.category"].create({"name": "Rucksack"})
        kind.with_context(lang="zh_CN").name = "旅行背囊"
        cls.bag = cls.new_item(
            description="黑色双肩背包",
            category_id=kind.id,
            color="silver",
            brand="Ospréy",
            serial_number="SN-77Q",
            note="里面有一本词典",
            visitor_phone="+86 138-0013-8000",
            content_ids=[(0, 0, {"name": "雨衣"})],
        )
        cls.other = cls.new_item(description="Green kite", color="green", category_id=cls.category("toy").id)

    def _find(self, text, user=None):
        both = self.bag | self.other
        return both.with_user(user or self.agent).search([("search_any", "ilike", text), ("id", "in", both.ids)])

    def test_finds(self):
        for text in (
            self.bag.name,
            self.bag.name.lower(),
            f"  {self.bag.name} ",
            "双肩 黑色",
            "黑色 背包",
            "双肩背包",
            "黑",
            "旅行背囊",
            "rucksack",
            "RUCKSACK",
            "银色" if self._silver_is_translated() else "silver",
            "silver",
            "ospréy",
            "Ｏｓｐｒéｙ",
            "77q",
            "词典",
            "雨衣",
            "8613800138000",
            "13800138000",
            "138 0013 8000",
            "8000",
        ):
            with self.subTest(text):
                self.assertEqual(self._find(text), self.bag)

    def _silver_is_translated(self):
        field = self.env["scenic.found.item"]._fields["color"]
        return dict(field._description_selection(self.env(context={"lang": "zh_CN"})))["silver"] == "银色"

    def test_finds_nothing(self):
        for text in (
            "红色 背包",
            "双包",
            "9999",
            "13800138001",
            "%",
            "_",
            "''",
            "\\",
            "   ",
            "。",
            "<b>",
            "FI-99-000000",
        ):
            with self.subTest(text):
                self.assertFalse(self._find(text))

    def test_number_by_its_beginning(self):
        self.assertEqual(self._find(self.bag.name[:6]), self.bag | self.other)

    def test_words_of_two_scripts_written_together(self):
        self.other.description = "黑色iPhone手机和3把钥匙"
        for text in ("手机", "iphone", "黑色iPhone手机", "钥匙"):
            with self.subTest(text):
                self.assertIn(self.other, self._find(text))

    def test_long_details_leave_the_rest_to_be_found(self):
        self.other.write({"description": "黑色雨伞", "note": "".join(map(chr, range(0x4E00, 0x4E00 + 500)))})
        self.assertEqual(self._find("黑色雨伞"), self.other)

    def test_new_words_are_found_at_once(self):
        self.other.description = "Paper lantern"
        self.assertEqual(self._find("lantern"), self.other)
        self.assertFalse(self._find("kite green"))

    def test_name_search_finds_the_same(self):
        found = self.env["scenic.found.item"].with_user(self.agent).name_search("双肩 黑色", limit=None)
        self.assertIn(self.bag.id, [item_id for item_id, _name in found])

    def test_claims_are_found_by_their_item_and_phone(self):
        claim = self.new_claim(self.bag, visitor_phone="13812345678")
        claims = claim.with_user(self.agent)
        self.assertIn(claim, claims.search([("display_name", "ilike", "双肩 黑色")]))
        self.assertIn(claim, claims.search([("display_name", "ilike", claim.name)]))
        for phone in ("13812345678", "5678"):
            with self.subTest(phone):
                self.assertIn(claim, claims.search([("visitor_phone_search", "ilike", phone)]))

    def test_country_code_makes_no_difference(self):
        for phone in ("13800138000", "+86 138 0013 8000", "0086-138-0013-8000", "86 13800138000"):
            self.other.visitor_phone = phone
            for text in ("13800138000", "+86 138 0013 8000", "008613800138000", "8000"):
                with self.subTest(phone=phone, text=text):
                    self.assertEqual(self._find(text), self.bag | self.other)

    def test_claims_are_not_found_by_wildcards(self):
        claims = self.new_claim(self.bag).with_user(self.agent)
        for text in ("%", "_", "CL-__"):
            with self.subTest(text):
                self.assertFalse(claims.search([("display_name", "ilike", text), ("id", "in", claims.ids)]))

    def test_crew_leader_finds_no_more_than_he_sees(self):
        self.assertFalse(self._find("黑色", self.crew_leader))

    def test_search_is_answered_by_an_index(self):
        self.env.cr.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        for text, index in (("双肩", "search_tokens_idx"), ("13800138000", "visitor_phone_key_idx")):
            query = self.env["scenic.found.item"]._search([("search_any", "ilike", text)], order="id")
            self.env.cr.execute("EXPLAIN " + self.env.cr.mogrify(query.select().code, query.select().params).decode())
            plan = "\n".join(row[0] for row in self.env.cr.fetchall())
            with self.subTest(text):
                self.assertIn(index, plan)


@tagged("post_install", "-at_install")
class TestScan(ScenicCommon, HttpCase):
    """A card's QR opens the item, by phone or by hand scanner."""

    def _open(self, number, user=None):
        user = user or self.agent
        user.password = "scan-secret"
        self.authenticate(user.login, "scan-secret")
        return self.url_open(f"/scenic/found/{number}", allow_redirects=False)

    def test_phone_opens_the_item(self):
        item = self.new_item()
        self.assertTrue(self._open(item.name).headers["Location"].endswith(f"/odoo/found-items/{item.id}"))

    def test_unknown_number_opens_the_list(self):
        self.assertTrue(self._open("FI-99-999999").headers["Location"].endswith("/odoo/found-items"))

    def test_item_somebody_may_not_see_opens_the_list(self):
        item = self.new_item()
        self.assertTrue(self._open(item.name, self.crew_leader).headers["Location"].endswith("/odoo/found-items"))

    def test_login_is_asked_first_and_comes_back(self):
        response = self.url_open(f"/scenic/found/{self.new_item().name}", allow_redirects=False)
        self.assertIn("/web/login", response.headers["Location"])
        self.assertIn("scenic", response.headers["Location"])

    def test_hand_scanner_opens_the_item(self):
        item = self.new_item()
        for code in (item.name, item._scan_url(), f" {item.name.lower()}\n"):
            with self.subTest(code):
                self.assertEqual(item.action_open_scanned(code)["res_id"], item.id)

    def test_others_scan_undisturbed(self):
        item = self.new_item()
        self.assertFalse(self.env["scenic.found.item"].with_user(self.plain).action_open_scanned(item.name))

    def test_foreign_code_opens_nothing(self):
        item = self.new_item()
        for code in ("6901234567892", "", None, "https://example.com/"):
            with self.subTest(code):
                self.assertFalse(item.action_open_scanned(code))
