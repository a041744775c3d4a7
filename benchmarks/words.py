"""Words that descriptions of found things and visitors' questions are made of, as agents of a Chinese park write them."""

import random

COLORS = {
    "black": ("黑色", 30), "white": ("白色", 14), "grey": ("灰色", 8), "silver": ("银色", 5), "gold": ("金色", 3),
    "red": ("红色", 9), "pink": ("粉色", 8), "orange": ("橙色", 2), "yellow": ("黄色", 3), "green": ("绿色", 5),
    "blue": ("蓝色", 12), "purple": ("紫色", 3), "brown": ("棕色", 5), "transparent": ("透明", 3),
    "mixed": ("花色", 4),
}  # fmt: skip

# category (its XML id after item_category_): (share of all finds, nouns)
THINGS = {
    "umbrella": (16, "折叠雨伞 长柄雨伞 太阳伞 儿童雨伞 晴雨伞"),
    "bottle": (12, "保温杯 塑料水杯 儿童水壶 玻璃水杯 运动水壶"),
    "clothing": (14, "遮阳帽 棒球帽 围巾 薄外套 儿童外套 羽绒服 手套 渔夫帽"),
    "toy": (7, "毛绒玩具 泡泡机 玩具汽车 气球 玩偶"),
    "stroller": (1, "婴儿车 折叠轮椅"),
    "glasses": (5, "近视眼镜 太阳镜 老花镜 眼镜盒"),
    "book": (2, "笔记本 导游册 文件袋"),
    "keys": (5, "汽车钥匙 家门钥匙 一串钥匙 电动车钥匙"),
    "bag": (9, "双肩包 手提包 帆布袋 腰包 购物袋 单肩包"),
    "luggage": (1, "行李箱 拉杆箱"),
    "phone": (6, "手机 智能手机 老人手机"),
    "camera": (1, "数码相机 镜头盖 运动相机 无人机"),
    "computer": (1, "平板电脑 笔记本电脑"),
    "electronics": (7, "充电宝 蓝牙耳机 智能手表 自拍杆 数据线"),
    "jewellery": (2, "项链 戒指 手链 耳环"),
    "wallet": (3, "钱包 零钱包 卡包"),
    "cash": (1, "现金 零钱"),
    "identity": (2, "身份证 学生证 驾驶证"),
    "bank_card": (1, "银行卡 信用卡"),
    "ticket": (1, "年卡 门票"),
    "medicine": (1, "药盒 药品袋"),
    "food": (1, "食品袋 生日蛋糕 鲜花"),
    "other": (1, "杂物 雨衣 驱蚊手环"),
}
# what tells one from another; the last ones are rare
DETAILS = ["带挂绳", "旧的", "全新", "有贴纸", "有划痕", "印有卡通图案", "印有学校名称", "带吊坠", "有破损", "手柄脱漆", "格子图案", "条纹图案", "碎花图案", "大号", "小号", "儿童款", "女款", "男款", "带包装", "无盖", "盖子松动", "贴有姓名贴", "印有公司标志", "带钥匙扣", "内有纸巾", "内有零钱", "刻有字母", "绣有花朵", "镶有水钻", "左侧磨损"]  # fmt: skip
BRANDS = ["天堂", "华为", "小米", "苹果", "膳魔师", "乐扣", "耐克", "阿迪达斯", "李宁", "迪士尼", "佳能", "索尼"]

# what is searched: a frequent pair of words, a rare one, and one that no two-character word ties together
FREQUENT, RARE, REORDERED = "黑色 雨伞", "镶有水钻 药盒", "挂绳 手机"


def _pick(rng, weighted):
    return rng.choices(list(weighted), [weight for _value, weight in weighted.values()])[0]


def descriptions(count, seed=7):
    """Distinct descriptions, the frequent kinds and colours more often, as in a register.

    :param int count: how many to draw; doubles are kept, they are its frequencies
    :param int seed: the same seed, the same descriptions
    :return: list of dicts with category, description, color, brand
    """
    rng = random.Random(seed)
    kinds = {kind: (nouns.split(), share) for kind, (share, nouns) in THINGS.items()}
    drawn = []
    for _i in range(count):
        kind = _pick(rng, kinds)
        color = _pick(rng, COLORS) if rng.random() < 0.85 else None
        rank = min(int(rng.expovariate(0.12)), len(DETAILS) - 1)
        words = [
            COLORS[color][0] if color else "",
            rng.choice(kinds[kind][0]),
            DETAILS[rank] if rng.random() < 0.7 else "",
        ]
        brand = rng.choice(BRANDS) if rng.random() < 0.15 else None
        text = words[0] + words[1] + (f"，{words[2]}" if words[2] else "")
        drawn.append({"category": kind, "description": text, "color": color, "brand": brand})
    return drawn


# what visitors ask about and how; the last ones of a list are rare
ASKED_ABOUT = [
    "门票",
    "停车场",
    "索道",
    "观光车",
    "剧院演出",
    "开放时间",
    "年卡",
    "玻璃桥",
    "儿童乐园",
    "荷花湖游船",
    "团队票",
    "学生票",
    "餐厅",
    "发票",
    "行李寄存",
    "母婴室",
    "轮椅",
    "讲解器",
    "宠物",
    "直升机",
]
ASKED = [
    "价格多少",
    "几点开始",
    "怎么预约",
    "在哪里",
    "今天开放吗",
    "几点结束",
    "可以退吗",
    "怎么过去",
    "要排多久",
    "老人有优惠吗",
    "下雨还开吗",
    "能带进去吗",
    "还有余票吗",
    "需要身份证吗",
    "可以改期吗",
    "坏了找谁",
]
ASKED_WITH = [
    "明天来",
    "周末来",
    "带两个孩子",
    "从高铁站过来",
    "自驾",
    "一家五口",
    "带老人",
    "外地来",
    "下午才到",
    "晚上住园区",
    "有六十人",
    "坐大巴",
    "持军官证",
    "残疾人证",
    "国外护照",
]

FREQUENT_QUESTION, RARE_QUESTION = "门票 价格", "直升机 护照"


def _draw(rng, words, rate):
    """One of the words, the first ones more often."""
    return words[min(int(rng.expovariate(rate)), len(words) - 1)]


def questions(count, seed=11):
    """Questions of visitors, the frequent subjects more often.

    :param int count: how many to draw
    :param int seed: the same seed, the same questions
    :return: list of str
    """
    rng = random.Random(seed)
    drawn = []
    for _i in range(count):
        with_whom = f"，{_draw(rng, ASKED_WITH, 0.2)}" if rng.random() < 0.5 else ""
        drawn.append(_draw(rng, ASKED_ABOUT, 0.16) + _draw(rng, ASKED, 0.2) + with_whom)
    return drawn


COMPLAINED_OF = ["餐厅", "检票口", "卫生间", "停车场", "过山车", "旋转木马", "演艺剧场", "纪念品商店", "观光车", "售票处", "游客中心", "寄存处", "水上乐园", "缆车"]  # fmt: skip
COMPLAINTS = ["排队太久", "服务态度差", "价格过高", "地面湿滑", "有异味", "设施故障", "没有指示牌", "退票被拒", "饭菜是凉的", "座椅损坏", "噪音太大", "提前关闭", "找零错误", "说明不清楚"]  # fmt: skip
WANTED = ["要求退款", "要求道歉", "希望整改", "要求书面答复"]


def complaints(count, seed=13):
    """What visitors complain of, the frequent matters more often.

    :param int count: how many to draw
    :param int seed: the same seed, the same complaints
    :return: list of str
    """
    rng = random.Random(seed)
    drawn = []
    for _i in range(count):
        wanted = f"，{_draw(rng, WANTED, 0.7)}" if rng.random() < 0.4 else ""
        drawn.append(f"{_draw(rng, COMPLAINED_OF, 0.2)}{_draw(rng, COMPLAINTS, 0.2)}{wanted}")
    return drawn
