"""Cities as people name them（城市）, and the clocks they live by; all others go by IANA name."""

from collections.abc import Mapping

CITIES: Mapping[str, tuple[str, ...]] = {
    "Asia/Shanghai": ("北京", "上海", "广州", "深圳", "成都", "中国", "beijing", "shanghai"),
    "Asia/Urumqi": ("乌鲁木齐", "urumqi"),
    "Asia/Hong_Kong": ("香港", "hong kong"),
    "Asia/Macau": ("澳门", "macau", "macao"),
    "Asia/Taipei": ("台北", "taipei"),
    "Asia/Tokyo": ("东京", "大阪", "京都", "日本", "tokyo", "osaka", "kyoto"),
    "Asia/Seoul": ("首尔", "韩国", "seoul"),
    "Asia/Singapore": ("新加坡", "singapore"),
    "Asia/Kuala_Lumpur": ("吉隆坡", "kuala lumpur"),
    "Asia/Bangkok": ("曼谷", "bangkok"),
    "Asia/Jakarta": ("雅加达", "jakarta"),
    "Asia/Manila": ("马尼拉", "manila"),
    "Asia/Ho_Chi_Minh": ("胡志明市", "河内", "ho chi minh city", "hanoi"),
    "Asia/Kolkata": ("新德里", "孟买", "班加罗尔", "new delhi", "mumbai", "bangalore"),
    "Asia/Karachi": ("卡拉奇", "伊斯兰堡", "karachi", "islamabad"),
    "Asia/Almaty": ("阿拉木图", "阿斯塔纳", "almaty", "astana"),
    "Asia/Dubai": ("迪拜", "阿布扎比", "dubai", "abu dhabi"),
    "Asia/Riyadh": ("利雅得", "riyadh"),
    "Europe/Moscow": ("莫斯科", "圣彼得堡", "moscow", "saint petersburg"),
    "Europe/Istanbul": ("伊斯坦布尔", "istanbul"),
    "Europe/Athens": ("雅典", "athens"),
    "Europe/Helsinki": ("赫尔辛基", "helsinki"),
    "Europe/Berlin": ("柏林", "慕尼黑", "法兰克福", "汉堡", "德国",
                      "berlin", "munich", "frankfurt", "hamburg"),
    "Europe/Paris": ("巴黎", "里昂", "法国", "paris", "lyon"),
    "Europe/Madrid": ("马德里", "巴塞罗那", "madrid", "barcelona"),
    "Europe/Rome": ("罗马", "米兰", "rome", "milan"),
    "Europe/Vienna": ("维也纳", "vienna"),
    "Europe/Zurich": ("苏黎世", "日内瓦", "zurich", "geneva"),
    "Europe/Brussels": ("布鲁塞尔", "鲁汶", "brussels", "leuven"),
    "Europe/Amsterdam": ("阿姆斯特丹", "代尔夫特", "amsterdam", "delft"),
    "Europe/Stockholm": ("斯德哥尔摩", "stockholm"),
    "Europe/Copenhagen": ("哥本哈根", "copenhagen"),
    "Europe/London": ("伦敦", "曼彻斯特", "爱丁堡", "剑桥", "牛津", "英国",
                      "london", "manchester", "edinburgh", "cambridge", "oxford"),
    "Europe/Dublin": ("都柏林", "dublin"),
    "Africa/Cairo": ("开罗", "cairo"),
    "Africa/Nairobi": ("内罗毕", "nairobi"),
    "Africa/Johannesburg": ("约翰内斯堡", "johannesburg"),
    "America/New_York": ("纽约", "波士顿", "华盛顿", "费城", "匹兹堡",
                         "new york", "boston", "washington", "philadelphia", "pittsburgh"),
    "America/Chicago": ("芝加哥", "休斯敦", "chicago", "houston"),
    "America/Denver": ("丹佛", "denver"),
    "America/Los_Angeles": ("洛杉矶", "旧金山", "西雅图",
                            "los angeles", "san francisco", "seattle"),
    "America/Toronto": ("多伦多", "渥太华", "蒙特利尔", "toronto", "ottawa", "montreal"),
    "America/Vancouver": ("温哥华", "vancouver"),
    "America/Mexico_City": ("墨西哥城", "mexico city"),
    "America/Sao_Paulo": ("圣保罗", "sao paulo"),
    "America/Argentina/Buenos_Aires": ("布宜诺斯艾利斯", "buenos aires"),
    "Australia/Sydney": ("悉尼", "堪培拉", "sydney", "canberra"),
    "Australia/Melbourne": ("墨尔本", "melbourne"),
    "Australia/Perth": ("珀斯", "perth"),
    "Pacific/Auckland": ("奥克兰", "惠灵顿", "auckland", "wellington"),
}  # fmt: skip
"""By time zone, what it is called; the first name of each kind of writing stands for it."""


def zone_of(name: str) -> str:
    """The zone a city is in, empty for one that is not listed."""
    wanted = name.strip().lower()
    return next((zone for zone, names in CITIES.items() if wanted in names), "")


def city_name(zone: str, *, is_chinese: bool) -> str:
    """The first city of a zone, such as 东京; the zone itself where none is listed."""
    fits = [name for name in CITIES.get(zone, ()) if name.isascii() is not is_chinese]
    return fits[0].title() if fits else zone
