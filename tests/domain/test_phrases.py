from datetime import datetime, time, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.refusal import Refusal
from domain.times import Once, Reading, Recurrence, read_hours, read_when

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=SHANGHAI)

# phrase, start, end, whether a time was said, the words left over
MOMENTS = [
    ("明天下午三点", "2026-11-23 15:00", "", True, ""),
    ("今晚7点半", "2026-11-22 19:30", "", True, ""),
    ("明晚八点", "2026-11-23 20:00", "", True, ""),
    ("下周三晚上七点半", "2026-11-25 19:30", "", True, ""),
    ("周五19:00", "2026-11-27 19:00", "", True, ""),
    ("这周日20:00", "2026-11-22 20:00", "", True, ""),
    ("下下周一上午9点", "2026-11-30 09:00", "", True, ""),
    ("11月30日 9:00", "2026-11-30 09:00", "", True, ""),
    ("30号", "2026-11-30 09:00", "", False, ""),
    ("12月5日14:00", "2026-12-05 14:00", "", True, ""),
    ("12/1 9:00", "2026-12-01 09:00", "", True, ""),
    ("2026-12-01 09:00", "2026-12-01 09:00", "", True, ""),
    ("2026年12月31日 23:59", "2026-12-31 23:59", "", True, ""),
    ("月底下午5点", "2026-11-30 17:00", "", True, ""),
    ("本月最后一个周五19:00", "2026-11-27 19:00", "", True, ""),
    ("下个月1号9点", "2026-12-01 09:00", "", True, ""),
    ("2天后", "2026-11-24 09:00", "", False, ""),
    ("2天后上午9点", "2026-11-24 09:00", "", True, ""),
    ("半小时后", "2026-11-22 10:30", "", True, ""),
    ("30分钟后", "2026-11-22 10:30", "", True, ""),
    ("两个小时后", "2026-11-22 12:00", "", True, ""),
    ("大后天中午12点", "2026-11-25 12:00", "", True, ""),
    ("后天上午十点一刻", "2026-11-24 10:15", "", True, ""),
    ("周日零点", "2026-11-29 00:00", "", True, ""),
    ("１２月５日１４：００", "2026-12-05 14:00", "", True, ""),
    ("1月10日9点", "2027-01-10 09:00", "", True, ""),
    ("tomorrow 3pm", "2026-11-23 15:00", "", True, ""),
    ("today 19:00", "2026-11-22 19:00", "", True, ""),
    ("Friday 19:00", "2026-11-27 19:00", "", True, ""),
    ("next Wednesday 7:30pm", "2026-11-25 19:30", "", True, ""),
    ("on 30 Nov 14:30", "2026-11-30 14:30", "", True, ""),
    ("2d", "2026-11-24 09:00", "", False, ""),
    ("2h", "2026-11-22 12:00", "", True, ""),
    ("in 3 days", "2026-11-25 09:00", "", False, ""),
    ("in 30 minutes", "2026-11-22 10:30", "", True, ""),
    ("周五14:30-16:30 党课", "2026-11-27 14:30", "16:30", True, "党课"),
    ("14:30–16:30", "2026-11-22 14:30", "16:30", True, ""),
    ("14:30到16:30", "2026-11-22 14:30", "16:30", True, ""),
    ("下午2点到4点", "2026-11-22 14:00", "16:00", True, ""),
    ("下午5点到8点", "2026-11-22 17:00", "20:00", True, ""),
    ("周五和李明谈话", "2026-11-27 09:00", "", False, "和李明谈话"),
    ("周五，开会", "2026-11-27 09:00", "", False, "开会"),
    ("今天", "2026-11-22 09:00", "", False, ""),
    ("周一", "2026-11-23 09:00", "", False, ""),
    ("周日8:00", "2026-11-29 08:00", "", True, ""),
    ("9月1日", "2027-09-01 09:00", "", False, ""),
    ("明天03:00", "2026-11-23 03:00", "", True, ""),
    ("3:30pm", "2026-11-22 15:30", "", True, ""),
    ("12点", "2026-11-22 12:00", "", True, ""),
    ("2029-11-22", "2029-11-22 09:00", "", False, ""),
    ("周五晚会", "2026-11-27 09:00", "", False, "晚会"),
    ("tonight 8pm", "2026-11-22 20:00", "", True, ""),
    ("tonight 8:00", "2026-11-22 20:00", "", True, ""),
    ("Nov 30, 2026 14:30", "2026-11-30 14:30", "", True, ""),
    ("day after tomorrow noon", "2026-11-24 12:00", "", True, ""),
    ("22号", "2026-11-22 09:00", "", False, ""),
    ("21号", "2026-12-21 09:00", "", False, ""),
    ("5号", "2026-12-05 09:00", "", False, ""),
    ("11月底", "2026-11-30 09:00", "", False, ""),
    ("11月30日（周一）9:00", "2026-11-30 09:00", "", True, ""),
    ("11月30日周一9:00", "2026-11-30 09:00", "", True, ""),
    ("周五前台", "2026-11-27 09:00", "", False, "前台"),
    ("周五19:00 12月主题党日", "2026-11-27 19:00", "", True, "12月主题党日"),
    ("周五19:00 2026年度总结", "2026-11-27 19:00", "", True, "2026年度总结"),
    ("周五19:00-党课", "2026-11-27 19:00", "", True, "党课"),
    ("周五19:00到会议室", "2026-11-27 19:00", "", True, "到会议室"),
    ("一个半小时后", "2026-11-22 11:30", "", True, ""),
    ("1小时30分钟后", "2026-11-22 11:30", "", True, ""),
    ("一周后", "2026-11-29 09:00", "", False, ""),
    ("二〇二六年十二月五日下午两点", "2026-12-05 14:00", "", True, ""),
    ("明年1月5日", "2027-01-05 09:00", "", False, ""),
    ("Friday 19:00 to discuss", "2026-11-27 19:00", "", True, "to discuss"),
    ("at 19:00", "2026-11-22 19:00", "", True, ""),
    ("明天19时30分", "2026-11-23 19:30", "", True, ""),
    ("明天9时", "2026-11-23 09:00", "", True, ""),
    ("明天📅开会", "2026-11-23 09:00", "", False, "📅开会"),
    ("2026.12.1 9:00", "2026-12-01 09:00", "", True, ""),
    ("2026/12/1", "2026-12-01 09:00", "", False, ""),
    ("星期五 19点", "2026-11-27 19:00", "", True, ""),
    ("礼拜天晚上八点", "2026-11-22 20:00", "", True, ""),
    ("明天凌晨3点", "2026-11-23 03:00", "", True, ""),
    ("3pm-5pm", "2026-11-22 15:00", "17:00", True, ""),
    ("12月5号下午两点", "2026-12-05 14:00", "", True, ""),
    ("3天后上午9点", "2026-11-25 09:00", "", True, ""),
    ("周五下午3点半", "2026-11-27 15:30", "", True, ""),
    ("明天8:30", "2026-11-23 08:30", "", True, ""),
    ("本周日20:00", "2026-11-22 20:00", "", True, ""),
    ("下周三19:00", "2026-11-25 19:00", "", True, ""),
    ("下周三晚上7点", "2026-11-25 19:00", "", True, ""),
    ("下个月最后一个周五19:00", "2026-12-25 19:00", "", True, ""),
    ("周五七点", "2026-11-27 07:00", "", True, ""),
    ("in half an hour", "2026-11-22 10:30", "", True, ""),
    ("in 2 weeks", "2026-12-06 09:00", "", False, ""),
    ("今天23:59", "2026-11-22 23:59", "", True, ""),
    ("明天00:00", "2026-11-23 00:00", "", True, ""),
    ("一刻钟后", "2026-11-22 10:15", "", True, ""),
    ("noon", "2026-11-22 12:00", "", True, ""),
    ("正午", "2026-11-22 12:00", "", True, ""),
    ("中午正午", "2026-11-22 12:00", "", True, ""),
    ("tomorrow noon", "2026-11-23 12:00", "", True, ""),
    ("tomorrow 12am", "2026-11-23 00:00", "", True, ""),
    ("tomorrow 12pm", "2026-11-23 12:00", "", True, ""),
    ("tomorrow 1am", "2026-11-23 01:00", "", True, ""),
    ("tomorrow 11:30 PM", "2026-11-23 23:30", "", True, ""),
    ("tomorrow 12:30a.m.", "2026-11-23 00:30", "", True, ""),
    ("下午3pm", "2026-11-22 15:00", "", True, ""),
    ("明天01:30", "2026-11-23 01:30", "", True, ""),
    ("明天零点三十分", "2026-11-23 00:30", "", True, ""),
    ("明天7点", "2026-11-23 07:00", "", True, ""),
    ("明天0点", "2026-11-23 00:00", "", True, ""),
    ("明晚5点", "2026-11-23 17:00", "", True, ""),
    ("明天凌晨1点", "2026-11-23 01:00", "", True, ""),
    ("明天凌晨5点", "2026-11-23 05:00", "", True, ""),
    ("明天凌晨6点", "2026-11-23 06:00", "", True, ""),
    ("明天中午12点", "2026-11-23 12:00", "", True, ""),
    ("明天中午1点", "2026-11-23 13:00", "", True, ""),
    ("明天中午11点", "2026-11-23 11:00", "", True, ""),
    ("明天下午12点", "2026-11-23 12:00", "", True, ""),
    ("明天下午15点", "2026-11-23 15:00", "", True, ""),
    ("明天23点59分", "2026-11-23 23:59", "", True, ""),
    ("明天8点三刻", "2026-11-23 08:45", "", True, ""),
    ("明天8点3刻", "2026-11-23 08:45", "", True, ""),
    ("明天8点一刻", "2026-11-23 08:15", "", True, ""),
    ("明天8点1刻", "2026-11-23 08:15", "", True, ""),
    ("明天8点整", "2026-11-23 08:00", "", True, ""),
    ("明天8点零五", "2026-11-23 08:05", "", True, ""),
    ("明天早上9点到12点", "2026-11-23 09:00", "12:00", True, ""),
    ("明天傍晚6点", "2026-11-23 18:00", "", True, ""),
    ("明天晚上23点", "2026-11-23 23:00", "", True, ""),
    ("明天晚上11点", "2026-11-23 23:00", "", True, ""),
    ("明天晚上10点半", "2026-11-23 22:30", "", True, ""),
    ("in an hour", "2026-11-22 11:00", "", True, ""),
    ("In A minute", "2026-11-22 10:01", "", True, ""),
    ("in one hour", "2026-11-22 11:00", "", True, ""),
    ("In An Hour", "2026-11-22 11:00", "", True, ""),
    ("in a week", "2026-11-29 09:00", "", False, ""),
    ("In one Week", "2026-11-29 09:00", "", False, ""),
    ("In 2 WEEKS", "2026-12-06 09:00", "", False, ""),
    ("TONIGHT 8:30", "2026-11-22 20:30", "", True, ""),
    ("The Day After Tomorrow", "2026-11-24 09:00", "", False, ""),
    ("Next MON", "2026-11-23 09:00", "", False, ""),
    ("this Sunday 8pm", "2026-11-22 20:00", "", True, ""),
    ("Sunday 8:00", "2026-11-29 08:00", "", True, ""),
    ("the 1st of January", "2027-01-01 09:00", "", False, ""),
    ("2ND FEB", "2027-02-02 09:00", "", False, ""),
    ("Mar 3rd", "2027-03-03 09:00", "", False, ""),
    ("30TH April", "2027-04-30 09:00", "", False, ""),
    ("May 31", "2027-05-31 09:00", "", False, ""),
    ("June 30th", "2027-06-30 09:00", "", False, ""),
    ("4 July", "2027-07-04 09:00", "", False, ""),
    ("Aug. 1", "2027-08-01 09:00", "", False, ""),
    ("9 Sept", "2027-09-09 09:00", "", False, ""),
    ("1 October 2027", "2027-10-01 09:00", "", False, ""),
    ("Dec 24", "2026-12-24 09:00", "", False, ""),
    ("明早8点", "2026-11-23 08:00", "", True, ""),
    ("明晚（周一）8点", "2026-11-23 20:00", "", True, ""),
    ("下周3 19:00", "2026-11-25 19:00", "", True, ""),
    ("周1上午9点", "2026-11-23 09:00", "", True, ""),
]

# phrase, wire, whether a time was said, the words left over
REPEATS = [
    ("每月5日9:00", "monthly:5@09:00", True, ""),
    ("每月第一个周五", "monthly:1fri@09:00", False, ""),
    ("每周五 17:30", "weekly:5@17:30", True, ""),
    ("每周二、周四晚上7点", "weekly:2,4@19:00", True, ""),
    ("每两周周三", "fortnightly:2026-11-25@09:00", False, ""),
    ("每季度末", "quarterly:3/last@09:00", False, ""),
    ("每季度第一个月10日9点", "quarterly:1/10@09:00", True, ""),
    ("每年7月1日", "yearly:7/1@09:00", False, ""),
    ("每天早上8点", "daily@08:00", True, ""),
    ("每个工作日9:00", "workday@09:00", True, ""),
    ("工作日早上8点", "workday@08:00", True, ""),
    ("every Friday 17:30", "weekly:5@17:30", True, ""),
    ("every first Friday 19:00", "monthly:1fri@19:00", True, ""),
    ("every month on the 5th 9:00", "monthly:5@09:00", True, ""),
    ("每周一三五晚上7点 学习", "weekly:1,3,5@19:00", True, "学习"),
    ("每周二、四晚上7点", "weekly:2,4@19:00", True, ""),
    ("每周一三会一课", "weekly:1@09:00", False, "三会一课"),
    ("每周五 周例会", "weekly:5@09:00", False, "周例会"),
    ("每月第五个周五", "monthly:5fri@09:00", False, ""),
    ("every Monday and Thursday 9:00", "weekly:1,4@09:00", True, ""),
    ("every other Wednesday", "fortnightly:2026-11-25@09:00", False, ""),
    ("every last Friday", "monthly:lastfri@09:00", False, ""),
    ("every year on 1 July", "yearly:7/1@09:00", False, ""),
    ("every July 1", "yearly:7/1@09:00", False, ""),
    ("每月底17:00", "monthly:last@17:00", True, ""),
    ("每月最后一天", "monthly:last@09:00", False, ""),
    ("每月31日", "monthly:31@09:00", False, ""),
    ("每年2月29日", "yearly:2/29@09:00", False, ""),
    ("每年12月最后一个周五", "yearly:12/lastfri@09:00", False, ""),
    ("每季度最后一个月10日", "quarterly:3/10@09:00", False, ""),
    ("每隔一周周三", "fortnightly:2026-11-25@09:00", False, ""),
    ("每两周周日20:00", "fortnightly:2026-11-22@20:00", True, ""),
    ("每两周周日9:00", "fortnightly:2026-11-29@09:00", True, ""),
    ("每晚7点", "daily@19:00", True, ""),
    ("每天7点", "daily@07:00", True, ""),
    ("每日", "daily@09:00", False, ""),
    ("每月5号上午九点", "monthly:5@09:00", True, ""),
    ("每周三19:00", "weekly:3@19:00", True, ""),
    ("每月最后一个周五下午4点", "monthly:lastfri@16:00", True, ""),
    ("每季度第二个月最后一个周五16:00", "quarterly:2/lastfri@16:00", True, ""),
    ("every day 8:00", "daily@08:00", True, ""),
    ("every weekday 9:00", "workday@09:00", True, ""),
    ("每月5日9:00 遇节假日顺延", "monthly:5@09:00/after", True, ""),
    ("每月5日9:00，遇节假日顺延 交党费", "monthly:5@09:00/after", True, "交党费"),
    ("每月5日（遇节假日提前）9:00", "monthly:5@09:00/before", True, ""),
    ("每月5日如遇法定节假日则顺延至下一个工作日", "monthly:5@09:00/after", False, ""),
    ("每季度末17:00，遇周末提前", "quarterly:3/last@17:00/before", True, ""),
    ("every month on the 5th 9:00 or the next working day", "monthly:5@09:00/after", True, ""),
    ("every last Friday 16:00 or the workday before", "monthly:lastfri@16:00/before", True, ""),
    ("每早8点", "daily@08:00", True, ""),
    ("每月第二个周五", "monthly:2fri@09:00", False, ""),
    ("每月第三个周五", "monthly:3fri@09:00", False, ""),
    ("每月第四个周五", "monthly:4fri@09:00", False, ""),
    ("every month on the last day", "monthly:last@09:00", False, ""),
    ("EVERY MONTH ON THE 5TH", "monthly:5@09:00", False, ""),
]

# phrase, key, params
REFUSED = [
    ("Friday or a bit later", "unreadable", {"phrase": "or a bit later"}),
    ("周五 9", "unreadable", {"phrase": "9"}),
    ("every Friday in the morning", "unreadable", {"phrase": "in the morning"}),
    ("Friday before noon", "unreadable", {"phrase": "before noon"}),
    ("本周五19:00", "past", {"meant": "2026-11-27 19:00"}),
    ("上午9点到11点", "past", {"meant": "2026-11-23 09:00"}),
    ("每周一次", "unreadable", {"phrase": "每周一次"}),
    ("周五或周六", "unreadable", {"phrase": "或周六"}),
    ("周五、周六", "unreadable", {"phrase": "、周六"}),
    ("2月30日", "no_such_day", {}),
    ("每月第六个周五", "no_such_day", {}),
    ("今天8:00", "past", {"meant": "2026-11-23 08:00"}),
    ("周日", "ambiguous", {"first": "2026-11-22 09:00", "second": "2026-11-29 09:00"}),
    ("周日 开会", "ambiguous", {"first": "2026-11-22 09:00", "second": "2026-11-29 09:00"}),
    ("2020-01-01 9:00", "past", {"meant": "2027-01-01 09:00"}),
    ("11月1日", "past", {"meant": "2027-11-01 09:00"}),
    ("11月1日 9:00", "past", {"meant": "2027-11-01 09:00"}),
    ("9月23日", "past", {"meant": "2027-09-23 09:00"}),
    ("9月24日", "past", {"meant": "2027-09-24 09:00"}),
    ("晚上12点", "ambiguous", {"first": "2026-11-22 00:00", "second": "2026-11-23 00:00"}),
    ("三点", "ambiguous", {"first": "2026-11-22 03:00", "second": "2026-11-22 15:00"}),
    ("明天3点", "ambiguous", {"first": "2026-11-23 03:00", "second": "2026-11-23 15:00"}),
    ("明天3:30", "ambiguous", {"first": "2026-11-23 03:30", "second": "2026-11-23 15:30"}),
    ("明天24:00", "unreadable", {"phrase": "24:00"}),
    ("明天25点", "unreadable", {"phrase": "25点"}),
    ("明天19:60", "unreadable", {"phrase": "19:60"}),
    ("2030年1月1日", "too_far", {"years": 3}),
    ("2029-11-23", "too_far", {"years": 3}),
    ("大年初一", "lunar", {"phrase": "大年"}),
    ("中秋", "lunar", {"phrase": "中秋"}),
    ("今年除夕", "lunar", {"phrase": "今年除夕"}),
    ("每年中秋", "lunar", {"phrase": "每年中秋"}),
    ("每天三次", "unreadable", {"phrase": "三次"}),
    ("明天下午开会", "unreadable", {"phrase": "下午开会"}),
    ("周五晚开会", "unreadable", {"phrase": "晚开会"}),
    ("今晚开会", "unreadable", {"phrase": "开会"}),
    ("今晚", "unreadable", {"phrase": "今晚"}),
    ("tonight", "unreadable", {"phrase": "tonight"}),
    ("昨天", "past", {"meant": "2026-11-23 09:00"}),
    ("上周五", "past", {"meant": "2026-11-27 09:00"}),
    ("last Friday", "past", {"meant": "2026-11-27 09:00"}),
    ("Last Sat", "past", {"meant": "2026-11-28 09:00"}),
    ("this Monday", "past", {"meant": "2026-11-23 09:00"}),
    ("Sunday", "ambiguous", {"first": "2026-11-22 09:00", "second": "2026-11-29 09:00"}),
    ("yesterday", "past", {"meant": "2026-11-23 09:00"}),
    ("today 8:00", "past", {"meant": "2026-11-23 08:00"}),
    ("in 0 days", "unreadable", {"phrase": "in 0 days"}),
    ("下午正午", "unreadable", {"phrase": "下午正午"}),
    ("tomorrow 0am", "unreadable", {"phrase": "0am"}),
    ("tomorrow 13pm", "unreadable", {"phrase": "13pm"}),
    ("上午3pm", "unreadable", {"phrase": "上午3pm"}),
    ("上午10am", "past", {"meant": "2026-11-23 10:00"}),
    ("明天6点", "ambiguous", {"first": "2026-11-23 06:00", "second": "2026-11-23 18:00"}),
    ("明天一点", "ambiguous", {"first": "2026-11-23 01:00", "second": "2026-11-23 13:00"}),
    ("明晚12点", "ambiguous", {"first": "2026-11-23 00:00", "second": "2026-11-24 00:00"}),
    ("明晚4点", "ambiguous", {"first": "2026-11-23 04:00", "second": "2026-11-24 04:00"}),
    ("明晚1点", "ambiguous", {"first": "2026-11-23 01:00", "second": "2026-11-24 01:00"}),
    ("明天晚上0点", "ambiguous", {"first": "2026-11-23 00:00", "second": "2026-11-24 00:00"}),
    ("明天凌晨12点", "ambiguous", {"first": "2026-11-23 00:00", "second": "2026-11-24 00:00"}),
    ("明天中午10点", "unreadable", {"phrase": "中午10点"}),
    ("明天上午15点", "unreadable", {"phrase": "上午15点"}),
    ("周五15:00-25:00", "unreadable", {"phrase": "25:00"}),
    ("明天24点", "unreadable", {"phrase": "24点"}),
    ("明天下午0点", "unreadable", {"phrase": "下午0点"}),
    ("明天早上12点", "unreadable", {"phrase": "早上12点"}),
    ("31号", "no_such_day", {}),
    ("32号", "no_such_day", {}),
    ("22号8:00", "past", {"meant": "2026-12-22 08:00"}),
    ("每年2月30日", "no_such_day", {}),
    ("每年13月1日", "no_such_day", {}),
    ("11月30日（周二）9:00", "no_such_day", {}),
    ("周五前", "unreadable", {"phrase": "前"}),
    ("明天前", "unreadable", {"phrase": "前"}),
    ("9点30人参加", "unreadable", {"phrase": "30人参加"}),
    ("周五 到周日", "unreadable", {"phrase": "到周日"}),
    ("每周五14:30-16:30", "unreadable", {"phrase": "-16:30"}),
    ("5天内", "unreadable", {"phrase": "5天内"}),
    ("3个月后", "unreadable", {"phrase": "3个月后"}),
    ("下周", "unreadable", {"phrase": "下周"}),
    ("周末", "unreadable", {"phrase": "周末"}),
    ("明天 9:00 和 10:00", "unreadable", {"phrase": "和 10:00"}),
    ("9999天后", "too_far", {"years": 3}),
    ("99999天后", "unreadable", {"phrase": "99999天后"}),
    ("0天后", "unreadable", {"phrase": "0天后"}),
    ("0分钟后", "unreadable", {"phrase": "0分钟后"}),
    ("二三天后", "unreadable", {"phrase": "二三天后"}),
    ("2026年12月", "unreadable", {"phrase": "2026年12月"}),
    ("12月", "unreadable", {"phrase": "12月"}),
    ("每月", "unreadable", {"phrase": "每月"}),
    ("每周", "unreadable", {"phrase": "每周"}),
    ("每两周", "unreadable", {"phrase": "每两周"}),
    ("去年12月5日", "past", {"meant": "2026-12-05 09:00"}),
    ("下午9点", "unreadable", {"phrase": "下午9点"}),
    ("上午15点", "unreadable", {"phrase": "上午15点"}),
    ("早上8点", "past", {"meant": "2026-11-23 08:00"}),
    ("晚上10点到12点", "ambiguous", {"first": "2026-11-22 00:00", "second": "2026-11-23 00:00"}),
    ("14:30-4:30", "ambiguous", {"first": "2026-11-22 04:30", "second": "2026-11-22 16:30"}),
    ("16:30-14:30", "unreadable", {"phrase": "16:30-14:30"}),
    ("Friday Monday", "unreadable", {"phrase": "Monday"}),
    ("Friday or Saturday", "unreadable", {"phrase": "or Saturday"}),
    ("tomorrow morning", "unreadable", {"phrase": "morning"}),
    ("三会一课", "unreadable", {"phrase": "三会一课"}),
    ("30号楼", "unreadable", {"phrase": "30号楼"}),
    ("📅明天", "unreadable", {"phrase": "📅明天"}),
    ("每晚", "unreadable", {"phrase": "每晚"}),
    ("每天3点", "ambiguous", {"first": "2026-11-23 03:00", "second": "2026-11-22 15:00"}),
    ("2026-02-30", "no_such_day", {}),
    ("2026-13-01", "no_such_day", {}),
    ("周五6点", "ambiguous", {"first": "2026-11-27 06:00", "second": "2026-11-27 18:00"}),
    ("明天晚上12点", "ambiguous", {"first": "2026-11-23 00:00", "second": "2026-11-24 00:00"}),
    ("明天晚上1点", "ambiguous", {"first": "2026-11-23 01:00", "second": "2026-11-24 01:00"}),
    ("凌晨12点", "ambiguous", {"first": "2026-11-22 00:00", "second": "2026-11-23 00:00"}),
    ("周五（11月27日）19:00", "unreadable", {"phrase": "（11月27日）19:00"}),
    ("2026-12-01T09:00", "unreadable", {"phrase": "T09:00"}),
    ("周五 19.30", "unreadable", {"phrase": "19.30"}),
    ("周五19：00：00", "unreadable", {"phrase": "19：00：00"}),
    ("3-5pm", "unreadable", {"phrase": "3-5pm"}),
    ("1-2pm", "unreadable", {"phrase": "1-2pm"}),
    ("每周日常检查", "unreadable", {"phrase": "每周日常检查"}),
    ("12月5", "unreadable", {"phrase": "12月5"}),
    ("本周六周日", "unreadable", {"phrase": "周日"}),
    ("今天起", "unreadable", {"phrase": "起"}),
    ("每天起", "unreadable", {"phrase": "起"}),
    ("正月初八", "lunar", {"phrase": "正月"}),
    ("端午节", "lunar", {"phrase": "端午"}),
    ("mid-autumn", "lunar", {"phrase": "mid-autumn"}),
    ("next lunar", "unreadable", {"phrase": "next lunar"}),
    ("明天三点半", "ambiguous", {"first": "2026-11-23 03:30", "second": "2026-11-23 15:30"}),
    ("每周五3点", "ambiguous", {"first": "2026-11-27 03:00", "second": "2026-11-27 15:00"}),
    ("每月5日9:00 遇节假日取消", "unreadable", {"phrase": "遇节假日取消"}),
    ("12月5日9:00 遇节假日顺延", "unreadable", {"phrase": "遇节假日顺延"}),
    ("every Friday 9:00 or the day before", "unreadable", {"phrase": "or the day before"}),
    ("每周五（节假日除外）19:00", "unreadable", {"phrase": "（节假日除外）19:00"}),
    ("明天二三点", "unreadable", {"phrase": "二三点"}),
    ("明天9点二三分", "unreadable", {"phrase": "9点二三分"}),
    ("明晚2点", "ambiguous", {"first": "2026-11-23 02:00", "second": "2026-11-24 02:00"}),
    ("明晚3点", "ambiguous", {"first": "2026-11-23 03:00", "second": "2026-11-24 03:00"}),
    ("明晚12点半", "ambiguous", {"first": "2026-11-23 00:30", "second": "2026-11-24 00:30"}),
    ("上个月30号", "past", {"meant": "2026-11-30 09:00"}),
    ("下个月", "unreadable", {"phrase": "下个月"}),
    ("前天", "past", {"meant": "2026-11-23 09:00"}),
    ("明晚（周二）8点", "no_such_day", {}),
    ("13月1日", "no_such_day", {}),
    ("每季度第二三个月10日", "no_such_day", {}),
    ("每年二三月1日", "no_such_day", {}),
    ("明天下午\u200b开会", "unreadable", {"phrase": "下午开会"}),
]


def shown(value: object) -> object:
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value


def once(reading: Reading) -> Once:
    assert isinstance(reading.when, Once)
    return reading.when


def refused(text: str, now: datetime = SUNDAY) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_when(text, now)
    return caught.value


@pytest.mark.parametrize(("phrase", "start", "end", "has_time", "rest"), MOMENTS)
def test_a_moment_is_read_as_the_secretary_means_it(
    phrase: str, start: str, end: str, has_time: bool, rest: str
) -> None:
    reading = read_when(phrase, SUNDAY)
    when = once(reading)
    assert shown(when.at) == start
    assert (f"{when.ends_at:%H:%M}" if when.ends_at else "") == end
    assert when.at.tzinfo is SHANGHAI
    assert (when.has_time, reading.has_time, reading.rest) == (has_time, has_time, rest)


@pytest.mark.parametrize(("phrase", "wire", "has_time", "rest"), REPEATS)
def test_a_repetition_keeps_every_word_of_the_phrase(
    phrase: str, wire: str, has_time: bool, rest: str
) -> None:
    reading = read_when(phrase, SUNDAY)
    assert isinstance(reading.when, Recurrence)
    assert (str(reading.when), reading.has_time, reading.rest) == (wire, has_time, rest)


@pytest.mark.parametrize(("phrase", "key", "params"), REFUSED)
def test_what_is_not_wholly_understood_is_refused(
    phrase: str, key: str, params: dict[str, object]
) -> None:
    refusal = refused(phrase)
    assert refusal.key == f"when.refused.{key}"
    assert {name: shown(value) for name, value in refusal.params.items()} == params


@pytest.mark.parametrize("blank", ["", " ", "\u3000", "\n", "\u00a0"])
def test_blanks_around_the_phrase_change_nothing(blank: str) -> None:
    reading = read_when(f"{blank}周五{blank}19:00{blank}党课{blank}", SUNDAY)
    assert shown(once(reading).at) == "2026-11-27 19:00"
    assert reading.rest == "党课"


def test_the_rest_is_left_exactly_as_it_was_written() -> None:
    rest = "学习《条例》ＡＢＣ　第１章：🎉"
    assert read_when(f"明天１９：００　{rest}", SUNDAY).rest == rest


def test_a_sunday_morning_before_nine_still_means_today() -> None:
    early = SUNDAY.replace(hour=8)
    assert shown(once(read_when("周日", early)).at) == "2026-11-22 09:00"


def test_a_date_without_a_year_stays_in_this_year_for_sixty_days() -> None:
    january = datetime(2027, 1, 5, 10, tzinfo=SHANGHAI)
    assert shown(once(read_when("12月25日 9:00", january)).at) == "2027-12-25 09:00"
    assert shown(refused("1月4日 9:00", january).params["meant"]) == "2028-01-04 09:00"


def test_a_month_that_lacks_the_day_is_not_stretched() -> None:
    january = datetime(2027, 1, 30, 10, tzinfo=SHANGHAI)
    assert refused("下个月30号9:00", january).key == "when.refused.no_such_day"
    assert refused("29号9:00", january).key == "when.refused.no_such_day"
    assert shown(once(read_when("下月底9:00", january)).at) == "2027-02-28 09:00"


def test_the_last_day_of_the_month_that_is_over_offers_the_next() -> None:
    last = datetime(2026, 11, 30, 18, tzinfo=SHANGHAI)
    assert shown(refused("月底下午5点", last).params["meant"]) == "2026-12-31 17:00"


def test_a_leap_day_offers_the_next_leap_day() -> None:
    assert shown(refused("2024年2月29日9:00").params["meant"]) == "2028-02-29 09:00"


def test_a_fortnight_whose_first_evening_is_over_begins_with_the_next_one() -> None:
    late = SUNDAY.replace(hour=21)
    assert str(read_when("每两周周日20:00", late).when) == "fortnightly:2026-11-29@20:00"


def test_days_are_counted_on_the_wall_and_hours_for_real_when_summer_time_begins() -> None:
    evening = datetime(2027, 3, 13, 22, 0, tzinfo=NEW_YORK)
    assert once(read_when("1天后22:00", evening)).at == datetime(2027, 3, 14, 22, tzinfo=NEW_YORK)
    assert shown(once(read_when("24小时后", evening)).at) == "2027-03-14 23:00"
    assert shown(once(read_when("明天02:30", evening)).at) == "2027-03-14 03:30"


def test_the_hour_that_comes_twice_is_the_first_and_minutes_pass_through_both() -> None:
    night = datetime(2026, 11, 1, 0, 50, tzinfo=NEW_YORK)
    at = once(read_when("今天01:30", night)).at
    assert (at.fold, at.utcoffset()) == (0, timedelta(hours=-4))
    later = once(read_when("100分钟后", night)).at
    assert (later.hour, later.minute, later.fold) == (1, 30, 1)
    again = datetime(2026, 11, 1, 1, 10, fold=1, tzinfo=NEW_YORK)
    assert refused("今天01:30", again).key == "when.refused.past"


def test_a_delay_keeps_the_second_and_nothing_below_it() -> None:
    now = SUNDAY.replace(second=20, microsecond=500)
    later = SUNDAY.replace(minute=30, second=20)
    assert once(read_when("30分钟后", now)).at == later


@pytest.mark.parametrize(
    ("phrase", "at"),
    [
        ("Thursday", "2026-11-26 09:00"),
        ("Tue 9:00", "2026-12-01 09:00"),
        ("next Tuesday", "2026-12-01 09:00"),
        ("this Friday", "2026-11-27 09:00"),
        ("周四", "2026-11-26 09:00"),
        ("周二9:00", "2026-12-01 09:00"),
    ],
)
def test_a_weekday_is_found_from_the_middle_of_a_week(phrase: str, at: str) -> None:
    wednesday = SUNDAY + timedelta(days=3)
    assert shown(once(read_when(phrase, wednesday)).at) == at


def test_last_weeks_friday_is_over_in_the_middle_of_this_week() -> None:
    refusal = refused("上周五", SUNDAY + timedelta(days=3))
    assert (refusal.key, shown(refusal.params["meant"])) == (
        "when.refused.past",
        "2026-11-27 09:00",
    )


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("15:00", (time(15), None)),
        ("15:00-17:30", (time(15), timedelta(hours=2, minutes=30))),
        ("下午三点到五点", (time(15), timedelta(hours=2))),
        ("明天15:00", None),
        ("15:00 党课", None),
    ],
)
def test_hours_alone_are_read_without_a_day(text: str, hours: object) -> None:
    assert read_hours(text, SUNDAY) == hours


def test_hours_alone_are_of_the_next_days_clock() -> None:
    before = datetime(2027, 3, 13, 10, tzinfo=NEW_YORK)  # the night summer time begins
    assert read_hours("02:30", before) == (time(3, 30), None)
    two_days = datetime(2027, 3, 12, 10, tzinfo=NEW_YORK)
    assert read_hours("02:30", two_days) == (time(2, 30), None)


def test_a_moment_without_a_zone_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="zone"):
        read_when("明天", datetime(2026, 11, 22, 10))  # noqa: DTZ001


HOSTILE = [
    "",
    "\x00",
    "明天\x00" * 2500,
    " " * 10_000,
    "1" * 10_000,
    "一" * 10_000,
    "十" * 10_000,
    "每周" * 5_000,
    "每周" + "一" * 10_000,
    "周五" * 5_000,
    "周五" + "、周五" * 3_333,
    "每周五" + "、周五" * 3_333,
    "周五" + " " * 10_000 + "到",
    "on " + " " * 10_000,
    "every monday" + ", " * 5_000,
    "明天" + "：" * 10_000,
    "明天9:00" + "-" * 10_000,
    "🎉" * 10_000,
    "\u200f\u202e" * 5_000,
    "\ud800明天",
    "9999-12-31 23:59",
    "1000-01-01",
    "9999周后",
    "9999小时后",
    "٣ 天后",
    "İ tomorrow",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_however_odd_takes_long_or_breaks_the_reader(text: str) -> None:
    started = perf_counter()
    try:
        read_when(text, SUNDAY)
    except Refusal as refusal:
        phrase = refusal.params.get("phrase", "")
        assert isinstance(phrase, str)
        assert len(phrase) <= 20
    assert perf_counter() - started < 1


PHRASES = [row[0] for row in MOMENTS] + [row[0] for row in REPEATS] + [row[0] for row in REFUSED]
MORE_WORDS = [
    "每周",
    "周五",
    "19:00",
    "晚上",
    "9999",
    "12月",
    "31日",
    "最后一个",
    "every ",
    "\x00",
    "年",
]
WORDS = sorted({*"".join(PHRASES), *MORE_WORDS})


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join), st.text(max_size=5))
@example("每周一三五晚上7点", "")
def test_any_heap_of_time_words_is_read_or_refused(words: str, more: str) -> None:
    try:
        reading = read_when(words + more, SUNDAY)
    except Refusal:
        return
    assert reading.rest in words + more
    if isinstance(reading.when, Once):
        is_ahead = reading.when.at > SUNDAY
        assert is_ahead or (not reading.has_time and reading.when.at.date() == SUNDAY.date())
    else:
        assert Recurrence.read(str(reading.when)) == reading.when
