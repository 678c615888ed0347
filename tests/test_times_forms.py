"""Forms of time expressions, one sentence each with its publication day and what is read; 2024-05-15 is a Wednesday."""

import pytest

from whimbrel.mentions.times import find_times

FORMS = """
2023-12-13 | Gunmen stormed a market between 4 and 7 December.
    4 and 7 December = 2023-12-04..2023-12-07 interval
2024-01-20 | The curfew ran from 4 December to 7 January.
    4 December to 7 January = 2023-12-04..2024-01-07 interval
2023-12-13 | The blockade of 4-7 December cost traders dearly.
    4-7 December = 2023-12-04..2023-12-07 interval
2023-12-13 | Talks took place in Lomé December 4-7, 2019.
    December 4-7, 2019 = 2019-12-04..2019-12-07 interval
2024-05-15 | Shells hit the hospital on the nights of 4 and 5 May.
    the nights of 4 and 5 May = 2024-05-04..2024-05-05 interval
2024-05-15 | Drones struck the depot on the night of 3 May.
    the night of 3 May = 2024-05-03 part-of-day
2024-05-15 | Drones struck the depot on the night of 3-4 May.
    the night of 3-4 May = 2024-05-03..2024-05-04 part-of-day
2024-05-15 | The highway has been shut since Monday.
    Monday = 2024-05-13 day
2024-05-15 | Some 300 families fled over the past two weeks.
    the past two weeks = 2024-05-01..2024-05-15 interval
2024-05-15 | In the two weeks to 12 May the agency counted 41 raids.
    the two weeks to 12 May = 2024-04-29..2024-05-12 interval
2024-05-15 | In the week ending 12 May the agency counted nine raids.
    the week ending 12 May = 2024-05-06..2024-05-12 week
2024-05-15 | Cases doubled in the week to May 12.
    the week to May 12 = 2024-05-06..2024-05-12 week
2024-05-15 | Riots spread over the weekend of 4-5 May.
    the weekend of 4-5 May = 2024-05-04..2024-05-05 weekend
2024-05-15 | The first ten days of May saw eleven strikes.
    The first ten days of May = 2024-05-01..2024-05-10 interval
2024-06-15 | The last three days of May saw eleven strikes.
    The last three days of May = 2024-05-29..2024-05-31 interval
2024-05-15 | The troops left by the end of March.
    the end of March = 2024-03-21..2024-03-31 interval
2024-05-15 | The truce holds until Friday.
    Friday = 2024-05-17 day
2024-05-15 | The budget deficit widened in the fiscal year that ended in June.
    the fiscal year that ended in June = 2022-07-01..2023-06-30 interval
2020-05-15 | Exports fell in the year ended 31 March 2020.
    the year ended 31 March 2020 = 2019-04-01..2020-03-31 interval
2024-05-15 | Kampala spent more on arms in FY2023.
    FY2023 = 2023-01-01..2023-12-31 year
2024-05-15 | Aid fell in H1 2021.
    H1 2021 = 2021-01-01..2021-06-30 interval
2024-05-15 | Lessons stopped in the academic year 2019-20.
    the academic year 2019-20 = 2019-01-01..2020-12-31 interval
2024-05-15 | The ministry's first quarter of fiscal 2024 closed with a deficit.
    first quarter of fiscal 2024 = 2024-01-01..2024-03-31 quarter
2024-05-15 | A quake hit the island at 0300 GMT on Tuesday.
    0300 GMT on Tuesday = 2024-05-14 part-of-day
2024-05-15 | Contact was lost at 071430Z OCT 23.
    071430Z OCT 23 = 2023-10-07 part-of-day
2024-05-15 | The alert was logged at 2023-10-07T06:30Z.
    2023-10-07T06:30Z = 2023-10-07 part-of-day
2024-05-15 | The alert was logged at 2023-10-07 06:30 UTC.
    2023-10-07 06:30 UTC = 2023-10-07 part-of-day
2023-09-15 | The permit is dated 07/10/2023.
    07/10/2023 = 2023-07-10 day
2024-05-15 | The permit is dated 7.10.2023.
    7.10.2023 = 2023-10-07 day
2024-05-15 | The permit is dated 10.7.2023.
    10.7.2023 = 2023-07-10 day
2024-05-15 | The permit is dated 2023/10/07.
    2023/10/07 = 2023-10-07 day
2024-05-15 | Rebels held the valley in the late 1990s.
    the late 1990s = 1996-01-01..1999-12-31 interval
2024-05-15 | The border was drawn at the turn of the century.
    the turn of the century = - interval
2024-05-15 | Rebels held the valley in the mid-nineties.
    the mid-nineties = 1993-01-01..1995-12-31 interval
2024-05-15 | The fort dates to the 19th century.
    the 19th century = 1801-01-01..1900-12-31 century
2024-05-15 | The junta jailed poets in the 70s.
    the 70s = 1970-01-01..1979-12-31 decade
2024-05-15 | The pact was signed early this century.
    early this century = 2001-01-01..2033-12-31 interval
2024-05-15 | Soldiers raided the camp in the early hours of Sunday.
    the early hours of Sunday = 2024-05-12 part-of-day
2024-05-15 | Soldiers raided the camp at dawn on Friday.
    dawn on Friday = 2024-05-10 part-of-day
2024-05-15 | Friday's raid left two dead.
    Friday = 2024-05-10 day
2024-05-15 | Clashes went on overnight into Sunday.
    overnight into Sunday = 2024-05-11..2024-05-12 part-of-day
2024-05-15 | Clashes went on from Saturday night into Sunday.
    Saturday night into Sunday = 2024-05-11..2024-05-12 part-of-day
2024-05-15 | The mayor was shot on 3 May. A day earlier she had received threats.
    3 May = 2024-05-03 day; A day earlier = 2024-05-02 day
2024-05-15 | The mayor was shot on 3 May. Her driver died the same day.
    3 May = 2024-05-03 day; the same day = 2024-05-03 day
2024-05-15 | The ferry sank a week ago today.
    a week ago today = 2024-05-08 day
2024-05-15 | The ferry sank two years ago today.
    two years ago today = 2022-05-15 day
2024-05-15 | The ferry sank a week ago on Monday.
    a week ago on Monday = 2024-05-06 day
2024-05-15 | The summit will open a week from Friday.
    a week from Friday = 2024-05-24 day
2024-05-15 | The court will rule on Friday week.
    Friday week = 2024-05-24 day
2024-05-15 | The court ruled on the Tuesday before last.
    the Tuesday before last = 2024-05-07 day
2024-05-15 | The vote was held the week before last.
    the week before last = 2024-04-29..2024-05-05 week
2024-05-15 | The vote was held the year before last.
    the year before last = 2022-01-01..2022-12-31 year
2024-05-15 | Voters will go to the polls on the last Sunday in May.
    the last Sunday in May = 2024-05-26 day
2024-05-15 | The parade took place on the second Monday of October.
    the second Monday of October = 2023-10-09 day
2024-05-15 | The parade took place on the second Monday of October 2019.
    the second Monday of October 2019 = 2019-10-14 day
2024-05-15 | Police dispersed a march on Monday of this week.
    Monday of this week = 2024-05-13 day
2011-03-07 | GENEVA, March 4 (Wire) - Delegates from Togo left the hall.
    March 4 = 2011-03-04 day
2024-05-15 | Two Fridays ago the pair met in Nadi.
    Two Fridays ago = 2024-05-03 day
2024-05-15 | He was arrested Tuesday last.
    Tuesday = 2024-05-14 day
2024-05-15 | The port reopens come Monday.
    Monday = 2024-05-20 day
2024-05-15 | A fortnight ago the two chiefs shook hands.
    A fortnight ago = 2024-04-29..2024-05-05 week
2024-05-15 | The strike will begin at midnight on Saturday.
    midnight on Saturday = 2024-05-18 part-of-day
2024-05-15 | The strike will begin midnight Saturday.
    midnight Saturday = 2024-05-18 part-of-day
1967-07-02 | On the evening of June 3, 1967 the envoys flew home.
    the evening of June 3, 1967 = 1967-06-03 part-of-day
1967-07-02 | On the morning of 3 June the envoys flew home.
    the morning of 3 June = 1967-06-03 part-of-day
2024-05-15 | Students rose in the spring of 1968.
    the spring of 1968 = 1968-03-01..1968-05-31 season
2024-05-15 | The minister quit in October last year.
    October last year = 2023-10-01..2023-10-31 month
2024-05-15 | The minister quit in March of last year.
    March of last year = 2023-03-01..2023-03-31 month
2024-05-15 | The bridge will open in August this year.
    August this year = 2024-08-01..2024-08-31 month
2024-05-15 | The bridge will open in February next year.
    February next year = 2025-02-01..2025-02-28 month
2024-05-15 | The minister quit on 3 October last year.
    3 October last year = 2023-10-03 day
2024-05-15 | The minister quit on May 3 this year.
    May 3 this year = 2024-05-03 day
2024-05-15 | Next week's summit is in doubt.
    Next week = 2024-05-20..2024-05-26 week
2024-05-15 | He was detained on Tuesday 14 May.
    Tuesday 14 May = 2024-05-14 day
2024-05-15 | He was detained on Tuesday the 14th.
    Tuesday the 14th = 2024-05-14 day
2024-05-15 | He was detained on the 3rd of this month.
    the 3rd of this month = 2024-05-03 day
2024-05-15 | He was detained on the 3rd of last month.
    the 3rd of last month = 2024-04-03 day
2024-01-15 | The siege of Nov. 4-Dec. 7 emptied the town.
    Nov. 4-Dec. 7 = 2023-11-04..2023-12-07 interval
2024-01-15 | The siege lasted from November to early December.
    November to early December = 2023-11-01..2023-12-10 interval
2024-05-15 | The number of raids grew between January and March 2022.
    January and March 2022 = 2022-01-01..2022-03-31 interval
2024-05-15 | The number of raids grew in January-March 2022.
    January-March 2022 = 2022-01-01..2022-03-31 interval
2024-05-15 | Jan-Mar 2022 brought 40 raids.
    Jan-Mar 2022 = 2022-01-01..2022-03-31 interval
2024-05-15 | The ban ran from mid-March to mid-April.
    mid-March to mid-April = 2024-03-11..2024-04-20 interval
2024-05-15 | Drought struck in 2015/16.
    2015/16 = 2015-01-01..2016-12-31 interval
2024-05-15 | Coups were frequent during the 1960s and 1970s.
    the 1960s = 1960-01-01..1969-12-31 decade; 1970s = 1970-01-01..1979-12-31 decade
2024-05-15 | The first three months of 2024 brought 40 raids.
    The first three months of 2024 = 2024-01-01..2024-03-31 interval
2024-05-15 | Raids doubled in the first four months of the year.
    the first four months of the year = 2024-01-01..2024-04-30 interval
2024-05-15 | Raids doubled in the last two months of 2023.
    the last two months of 2023 = 2023-11-01..2023-12-31 interval
2024-05-15 | Raids doubled in the first half of the year.
    the first half of the year = 2024-01-01..2024-06-30 interval
2024-05-15 | Raids doubled in the last quarter of last year.
    the last quarter of last year = 2023-10-01..2023-12-31 quarter
2024-05-15 | Raids doubled between Thursday evening and Friday morning.
    Thursday evening and Friday morning = 2024-05-09..2024-05-10 interval
2024-05-15 | The army shelled the port from late Thursday until early Friday.
    late Thursday until early Friday = 2024-05-09..2024-05-10 interval
2024-05-15 | Over the past 24 hours, 12 shells landed.
    the past 24 hours = 2024-05-14..2024-05-15 interval
2024-05-15 | The patrol lasted from 9 a.m. to noon on Monday.
    9 a.m. to noon on Monday = 2024-05-13 part-of-day
2024-05-15 | Shelling began between 5 a.m. and 6 a.m. on Monday.
    5 a.m. and 6 a.m. on Monday = 2024-05-13 part-of-day
2024-05-15 | Shelling began at 5:30 on Monday morning.
    5:30 on Monday morning = 2024-05-13 part-of-day
2024-05-15 | Shelling began at 0530 hours on Monday.
    0530 hours on Monday = 2024-05-13 part-of-day
2024-05-15 | Shelling began Monday at around 5.30am local time.
    Monday at around 5.30am local time = 2024-05-13 part-of-day
2024-05-15 | Police fired tear gas after midnight on Monday.
    midnight on Monday = 2024-05-13 part-of-day
2024-05-15 | Since last August the ports have been shut.
    last August = 2023-08-01..2023-08-31 month
2024-05-15 | Toward the end of next year the base will close.
    the end of next year = 2025-09-01..2025-12-31 interval
2024-05-15 | By 2030 the base will have closed.
    2030 = 2030-01-01..2030-12-31 year
2024-05-15 | Unrest followed in the years 1988 and 1989.
    1988 = 1988-01-01..1988-12-31 year; 1989 = 1989-01-01..1989-12-31 year
2024-05-15 | On New Year's Day the president pardoned 40 men.
    New Year's Day = 2024-01-01 day
2024-05-15 | The attack of May 3 killed nine.
    May 3 = 2024-05-03 day
2024-05-15 | The 3 May attack killed nine.
    The 3 May = 2024-05-03 day
2024-05-15 | The May 3 attack killed nine.
    May 3 = 2024-05-03 day
2024-12-20 | Two men were hanged on 1 and 2 December.
    1 and 2 December = 2024-12-01..2024-12-02 interval
2024-12-20 | Two men were hanged on December 1 and 2.
    December 1 and 2 = 2024-12-01..2024-12-02 interval
2024-05-15 | The accord was signed in the small hours of Tuesday.
    the small hours of Tuesday = 2024-05-14 part-of-day
2024-05-15 | The minister arrived on Tuesday for talks that will end on Thursday.
    Tuesday = 2024-05-14 day; Thursday = 2024-05-16 day
2024-05-15 | Peru's envoy flew in Tuesday and was to leave Thursday.
    Tuesday = 2024-05-14 day; Thursday = 2024-05-16 day
2024-05-15 | SUVA, 14 May - Fiji recalled its envoy.
    14 May = 2024-05-14 day
2024-05-15 | Two killed as army opens fire on Tuesday march
    Tuesday = 2024-05-14 day
2024-05-15 | The envoys are expected in Honiara later this week.
    later this week = 2024-05-13..2024-05-19 week
2024-05-15 | Police said earlier on Tuesday that two men had died.
    earlier on Tuesday = 2024-05-14 part-of-day
2024-05-15 | A wave of arrests followed at the weekend.
    the weekend = 2024-05-11..2024-05-12 weekend
2024-05-15 | The governor was killed in the last week of April.
    the last week of April = 2024-04-24..2024-04-30 week
2024-05-15 | The governor was killed in the second half of April.
    the second half of April = 2024-04-16..2024-04-30 interval
2024-05-15 | The governor was killed in the first days of April.
    the first days of April = 2024-04-01..2024-04-10 interval
2024-05-15 | The governor was killed in the closing days of April.
    the closing days of April = 2024-04-21..2024-04-30 interval
2024-05-15 | The party was banned at the end of the 1950s.
    the end of the 1950s = 1956-01-01..1959-12-31 interval
2024-05-15 | The party was banned in the early part of 1957.
    the early part of 1957 = 1957-01-01..1957-04-30 interval
2024-05-15 | The treaty expires on the 31st of December, 2025.
    the 31st of December, 2025 = 2025-12-31 day
2024-05-15 | The treaty expires at the end of the month.
    the end of the month = 2024-05-21..2024-05-31 interval
2024-05-15 | The mutiny broke out about a month ago.
    about a month ago = 2024-04-01..2024-04-30 month
2024-05-15 | The mutiny broke out eighteen months ago.
    eighteen months ago = 2022-11-01..2022-11-30 month
2024-05-15 | The mutiny broke out a year and a half ago.
    a year and a half ago = 2022-11-01..2022-11-30 month
2024-05-15 | The mutiny broke out decades ago.
    decades ago = - interval
2024-05-15 | The delegation left hours ago.
    hours ago = 2024-05-15 part-of-day
2024-05-15 | The delegation left two nights ago.
    two nights ago = 2024-05-13 day
2024-05-15 | The delegation left the night before last.
    the night before last = 2024-05-13 part-of-day
2024-05-15 | He has been held since the day before yesterday.
    the day before yesterday = 2024-05-13 day
2024-05-15 | The base was hit in the first week of this month.
    the first week of this month = 2024-05-01..2024-05-07 week
2024-05-15 | The base was hit twice this Monday.
    this Monday = 2024-05-13 day
2024-05-15 | The base was hit this past Monday.
    this past Monday = 2024-05-13 day
2024-05-15 | The 2008-2012 term ended in scandal.
    2008-2012 = 2008-01-01..2012-12-31 interval
2024-05-15 | The law of 1 July 1991 bans such parties.
    1 July 1991 = 1991-07-01 day
2024-05-15 | In 1956, French and British troops landed.
    1956 = 1956-01-01..1956-12-31 year
2024-05-15 | The war of 1965 ended in a stalemate.
    1965 = 1965-01-01..1965-12-31 year
2024-05-15 | He ruled until his death in May 1980.
    May 1980 = 1980-05-01..1980-05-31 month
2024-05-15 | The council sat from Monday through Wednesday.
    Monday through Wednesday = 2024-05-13..2024-05-15 interval
2024-05-15 | The council will sit Monday to Wednesday.
    Monday to Wednesday = 2024-05-20..2024-05-22 interval
2024-05-15 | The council will sit on Monday and Tuesday.
    Monday = 2024-05-20 day; Tuesday = 2024-05-21 day
2024-05-15 | Togo votes on 27 and 28 May.
    27 and 28 May = 2024-05-27..2024-05-28 interval
2024-05-15 | The hearing is set for 9:00 a.m., June 3.
    9:00 a.m., June 3 = 2024-06-03 part-of-day
2024-05-15 | The hearing is set for June 3 at 9.
    June 3 = 2024-06-03 day
2024-05-15 | Miners walked out on Tue., May 14.
    Tue., May 14 = 2024-05-14 day
2024-05-15 | Miners walked out on 14-May-2024.
    14-May-2024 = 2024-05-14 day
2024-05-15 | They gathered at Friday prayers.
    Friday = 2024-05-10 day
2024-05-15 | Votes will be counted by Sunday evening.
    Sunday evening = 2024-05-19 part-of-day
2024-05-15 | The day after the coup, radio stations fell silent.
    The day after = - day
2024-05-15 | She left the morning after.
    the morning after = - part-of-day
2024-05-15 | The weeks to Christmas will be hard.
    Christmas = 2024-12-25 day
2024-05-15 | The day to remember is 3 May.
    3 May = 2024-05-03 day
2024-05-15 | Some 40,000 people fled in the year to March.
    the year to March = 2023-04-01..2024-03-31 interval
2024-05-15 | In the three months to the end of June 2023, 40 aid workers died.
    the end of June 2023 = 2023-06-21..2023-06-30 interval
2024-05-15 | On the third Monday in January the nation rests.
    the third Monday in January = 2024-01-15 day
2024-05-15 | The first years of the century were bloody.
    The first years of the century = 2001-01-01..2033-12-31 interval
2024-05-15 | The shop closed in the first week of the year.
    the first week of the year = 2024-01-01..2024-01-07 week
2024-05-15 | The talks ran from 10 to 12 May.
    10 to 12 May = 2024-05-10..2024-05-12 interval
2024-05-15 | The talks ran from May 10 to 12.
    May 10 to 12 = 2024-05-10..2024-05-12 interval
2024-05-15 | The talks ran from May 10 through May 12.
    May 10 through May 12 = 2024-05-10..2024-05-12 interval
2024-05-15 | The talks ran from 30 April to 2 May.
    30 April to 2 May = 2024-04-30..2024-05-02 interval
2024-05-15 | The strike will run from 30 June until 2 July.
    30 June until 2 July = 2024-06-30..2024-07-02 interval
2024-05-15 | Raids between 30 April and 2 May killed nine.
    30 April and 2 May = 2024-04-30..2024-05-02 interval
2024-05-15 | On 3, 4 and 5 May the town was shelled.
    3, 4 and 5 May = 2024-05-03..2024-05-05 interval
2024-05-15 | On 3, 7 and 9 May the town was shelled.
    9 May = 2024-05-09 day
2024-05-15 | A hearing is due on June 3 and 4.
    June 3 and 4 = 2024-06-03..2024-06-04 interval
2024-05-15 | He was born on March 3 and 4 sisters followed.
    March 3 = 2024-03-03 day
2024-05-15 | The army lost 40 men on May 3 and 12 on May 9.
    May 3 = 2024-05-03 day; May 9 = 2024-05-09 day
2024-05-15 | Shells fell late Friday night.
    late Friday night = 2024-05-10 part-of-day
2024-05-15 | Shells fell before dawn on Friday.
    dawn on Friday = 2024-05-10 part-of-day
2024-05-15 | A predawn raid on Friday killed two.
    Friday = 2024-05-10 day
2024-05-15 | In the pre-dawn hours of Friday two died.
    the pre-dawn hours of Friday = 2024-05-10 part-of-day
2024-05-15 | On the night of Friday to Saturday two died.
    the night of Friday to Saturday = 2024-05-10..2024-05-11 part-of-day
2024-05-15 | Two died in the night from Friday to Saturday.
    Friday to Saturday = 2024-05-10..2024-05-11 interval
2024-05-15 | Late on Friday night into Saturday morning, two died.
    Late on Friday night into Saturday morning = 2024-05-10..2024-05-11 part-of-day
2024-05-15 | Around 4 a.m. (0200 GMT) on Friday two died.
    Around 4 a.m. (0200 GMT) on Friday = 2024-05-10 part-of-day
2024-05-15 | The order takes effect at 12:01 a.m. Friday.
    12:01 a.m. Friday = 2024-05-17 part-of-day
2024-05-15 | By 5 pm on 3 May, nine had died.
    5 pm on 3 May = 2024-05-03 part-of-day
2024-05-15 | It was her first visit since 2011.
    2011 = 2011-01-01..2011-12-31 year
2024-05-15 | Nobody was paid for the month of April.
    the month of April = 2024-04-01..2024-04-30 month
2024-05-15 | The law takes effect from January 1 next year.
    January 1 next year = 2025-01-01 day
2024-05-15 | He was shot in March of that year.
    March of that year = - month
2024-05-15 | The king fled in 1979. In March of that year a vote was held.
    1979 = 1979-01-01..1979-12-31 year; March of that year = 1979-03-01..1979-03-31 month
2024-05-15 | The king fled in 1979. The following year war broke out.
    1979 = 1979-01-01..1979-12-31 year; The following year = 1980-01-01..1980-12-31 year
2024-05-15 | The king fled in 1979. A year later war broke out.
    1979 = 1979-01-01..1979-12-31 year; A year later = 1980-01-01..1980-12-31 year
2024-05-15 | He fled in May 1979. Two months later war broke out.
    May 1979 = 1979-05-01..1979-05-31 month; Two months later = 1979-07-01..1979-07-31 month
2024-05-15 | In the early '90s the mines closed.
    the early '90s = 1990-01-01..1992-12-31 interval
2024-05-15 | Ties froze in the 1970s and '80s.
    the 1970s = 1970-01-01..1979-12-31 decade; '80s = 1980-01-01..1989-12-31 decade
2024-05-15 | Talks will resume after Eid al-Adha.
    Eid al-Adha = 2024-06-16..2024-06-19 interval
2024-05-15 | Talks resumed after Easter.
    Easter = 2024-03-31 day
2024-05-15 | Shops shut for Christmas.
    Christmas = 2023-12-25 day
2024-05-15 | Police expect trouble this summer.
    this summer = 2024-06-01..2024-08-31 season
2024-05-15 | The rains came in the winter of 1998-99.
    the winter of 1998-99 = 1998-12-01..1999-02-28 season
2024-05-15 | He has been in jail for the past three years.
    the past three years = 2021-05-15..2024-05-15 interval
2024-05-15 | They have met twice in the past week.
    the past week = 2024-05-08..2024-05-15 interval
2024-05-15 | They have met twice in the last 10 days.
    the last 10 days = 2024-05-05..2024-05-15 interval
2024-05-15 | Over the last several months prices rose.
    the last several months = 2023-08-15..2024-05-15 interval
2024-05-15 | By early next week troops will be gone.
    early next week = 2024-05-20..2024-05-21 interval
2024-05-15 | At the start of this month they struck.
    the start of this month = 2024-05-01..2024-05-10 interval
2024-05-15 | The two countries fought a war in 1998-2000.
    1998-2000 = 1998-01-01..2000-12-31 interval
2024-05-15 | Between 1998 and 2000 70,000 people died.
    1998 and 2000 = 1998-01-01..2000-12-31 interval
2024-05-15 | The 1998 to 2000 war killed 70,000.
    1998 to 2000 = 1998-01-01..2000-12-31 interval
2024-05-15 | The mayor will step down at the end of his term in June 2026.
    June 2026 = 2026-06-01..2026-06-30 month
2024-05-15 | The talks are planned for the second week of June.
    the second week of June = 2024-06-08..2024-06-14 week
2024-05-15 | A day before the summit, on Monday, tanks rolled in.
    A day before = - day; Monday = 2024-05-13 day
2024-05-15 | The summit opened on Monday. A day before the summit, tanks rolled in.
    Monday = 2024-05-13 day; A day before = 2024-05-12 day
2024-05-15 | Two days after he took office on 1 May, the chief was shot.
    Two days after = 2024-05-03 day; 1 May = 2024-05-01 day
2024-05-15 | Two days after taking office, the chief was shot.
    Two days after = - day
2024-05-15 | The fiscal year ended June 30 brought losses.
    The fiscal year ended June 30 = 2022-07-01..2023-06-30 interval
2024-05-15 | Uganda's budget for fiscal 2023/24 was passed.
    fiscal 2023/24 = 2023-01-01..2024-12-31 interval
2024-05-15 | Revenue fell in Q1.
    Q1 = 2024-01-01..2024-03-31 quarter
2024-05-15 | Revenue fell in Q3 2021.
    Q3 2021 = 2021-07-01..2021-09-30 quarter
2024-05-15 | Revenue fell in 1H 2021.
    1H 2021 = 2021-01-01..2021-06-30 interval
2024-05-15 | Contact was lost on 15 May 0430 GMT.
    15 May 0430 GMT = 2024-05-15 part-of-day
2024-05-15 | The truce of May 14th held.
    May 14th = 2024-05-14 day
2024-05-15 | The offensive began in the first half of 2022.
    the first half of 2022 = 2022-01-01..2022-06-30 interval
2024-05-15 | In the latter half of the 1990s the army ruled.
    the 1990s = 1990-01-01..1999-12-31 decade
2024-05-15 | Since the turn of the millennium the herd has halved.
    the turn of the millennium = - interval
2024-05-15 | Sources say the minister may resign by Friday.
    Friday = 2024-05-17 day
2024-05-15 | The minister, who may visit Apia next Tuesday, met envoys on Tuesday.
    next Tuesday = 2024-05-21 day; Tuesday = 2024-05-14 day
2024-05-15 | "We will march on Saturday," she told a rally on Tuesday.
    Saturday = 2024-05-18 day; Tuesday = 2024-05-14 day
2024-05-15 | Kenya, Uganda sign rail pact Tuesday
    Tuesday = 2024-05-14 day
2024-05-15 | Kenya to send police on Tuesday
    Tuesday = 2024-05-21 day
2024-05-15 | BREAKING: blast hits Aden port Monday, four dead
    Monday = 2024-05-13 day
2024-05-15 | Ahead of Saturday's vote, troops patrolled Lomé.
    Saturday = 2024-05-18 day
2024-05-15 | After Saturday's vote, troops patrolled Lomé.
    Saturday = 2024-05-11 day
2024-05-15 | Next month marks a year since the coup.
    Next month = 2024-06-01..2024-06-30 month
2024-05-15 | The Tuesday bombing killed nine.
    Tuesday = 2024-05-14 day
2024-05-15 | The coming days will be decisive.
    The coming days = 2024-05-15..2024-05-22 interval
2024-05-15 | Today marks one year since the siege of Kadugli.
    Today = 2024-05-15 day
2024-05-15 | The deadline passed at 11 p.m. EST Monday (0400 GMT Tuesday).
    11 p.m. EST Monday (0400 GMT Tuesday = 2024-05-13 part-of-day
2024-05-15 | He had been released on 3 May. Later that week he fled.
    3 May = 2024-05-03 day; Later that week = 2024-04-29..2024-05-05 week
2024-12-20 | Two men were hanged on December 1 and 12.
    December 1 = 2024-12-01 day
2024-05-15 | The curfew runs from 8 p.m. to 5 a.m.
    8 p.m. to 5 a.m. = 2024-05-15 part-of-day
2024-05-15 | The mutiny broke out days ago.
    days ago = 2024-05-08..2024-05-15 interval
2024-05-15 | The vote was moved from Monday to Wednesday.
    Monday = 2024-05-13 day; Wednesday = 2024-05-15 day
2024-05-15 | Overnight on Saturday, shells fell on Kadugli.
    Overnight on Saturday = 2024-05-11 part-of-day
2024-05-15 | The weekend of 4 May was bloody.
    The weekend of 4 May = 2024-05-04..2024-05-05 weekend
1998-03-12 | SITUATION REPORT NO. 7, as of 1800 hours, 11 March 1998. Heavy rain since 6 March has cut the road.
    1800 hours, 11 March 1998 = 1998-03-11 part-of-day; 6 March = 1998-03-06 day
1998-03-12 | Reporting period: 5-11 March 1998. Next report: 19 March.
    5-11 March 1998 = 1998-03-05..1998-03-11 interval; 19 March = 1998-03-19 day
1998-03-12 | The river crested at 6.3 m at 2 a.m. today and is due to fall by tomorrow evening.
    2 a.m. today = 1998-03-12 part-of-day; tomorrow evening = 1998-03-13 part-of-day
1998-03-12 | The trial, adjourned in January, resumed on Tuesday and is expected to end next month.
    January = 1998-01-01..1998-01-31 month; Tuesday = 1998-03-10 day; next month = 1998-04-01..1998-04-30 month
1998-03-12 | He was born in Tarija on 3 May 1921, joined the party in 1944 and served from 1952 to 1956 as minister of mines.
    3 May 1921 = 1921-05-03 day; 1944 = 1944-01-01..1944-12-31 year; 1952 to 1956 = 1952-01-01..1956-12-31 interval
1998-03-12 | Net profit for the year to December rose 4 per cent.
    the year to December = 1997-01-01..1997-12-31 interval
1998-03-12 | Net profit for the six months to 31 December rose 4 per cent.
    the six months to 31 December = 1997-07-01..1997-12-31 interval
1998-03-12 | Net profit for the quarter ended 31 December rose 4 per cent.
    the quarter ended 31 December = 1997-10-01..1997-12-31 interval
1998-03-12 | Net profit in the October-December quarter rose 4 per cent.
    October-December = 1997-10-01..1997-12-31 interval
1998-03-12 | Net profit in the January to March period will be lower.
    January to March = 1998-01-01..1998-03-31 interval
1998-03-12 | The company will report on April 2, before the market opens.
    April 2 = 1998-04-02 day
1998-03-12 | The board meets next on Tuesday, 7 April, at 7 p.m.
    Tuesday, 7 April, at 7 p.m. = 1998-04-07 part-of-day
1998-03-12 | The home side won on Saturday and plays Leones next Wednesday.
    Saturday = 1998-03-07 day; next Wednesday = 1998-03-18 day
1998-03-12 | The fair opens Thursday week and runs through the 29th.
    Thursday week = 1998-03-26 day; the 29th = 1998-03-29 day
1998-03-12 | FLASH. 120930Z MAR 98. TWO VESSELS SIGHTED.
    120930Z MAR 98 = 1998-03-12 part-of-day
1998-03-12 | POLICE ARREST 40 AFTER SUNDAY RIOT
    SUNDAY = 1998-03-08 day
1998-03-12 | The dam gave way at 5 on Wednesday morning.
    Wednesday morning = 1998-03-11 part-of-day
1998-03-12 | The dam gave way a little before five on Wednesday afternoon.
    Wednesday afternoon = 1998-03-11 part-of-day
1998-03-12 | The dam gave way at five o'clock on Wednesday afternoon.
    five o'clock on Wednesday afternoon = 1998-03-11 part-of-day
1998-03-12 | The dam gave way shortly after midnight.
    shortly after midnight = 1998-03-12 part-of-day
1998-03-12 | The dam gave way at half past two this morning.
    this morning = 1998-03-12 part-of-day
1998-03-12 | In the past fortnight 300 have fled.
    the past fortnight = 1998-02-26..1998-03-12 interval
1998-03-12 | In the fortnight to 10 March 300 fled.
    the fortnight to 10 March = 1998-02-25..1998-03-10 interval
1998-03-12 | The price doubled between last June and this February.
    last June and this February = 1997-06-01..1998-02-28 interval
1998-03-12 | The price doubled from mid-1996 to early 1997.
    mid-1996 to early 1997 = 1996-05-01..1997-04-30 interval
1998-03-12 | The dam was built in 1962, and raised five years later.
    1962 = 1962-01-01..1962-12-31 year; five years later = 1967-01-01..1967-12-31 year
1998-03-12 | In February 1991 he was jailed; the following month he escaped.
    February 1991 = 1991-02-01..1991-02-28 month; the following month = 1991-03-01..1991-03-31 month
1998-03-12 | In February 1991 he was jailed; a month later he escaped.
    February 1991 = 1991-02-01..1991-02-28 month; a month later = 1991-03-01..1991-03-31 month
1998-03-12 | He was jailed on 4 February 1991 and freed the next day.
    4 February 1991 = 1991-02-04 day; the next day = 1991-02-05 day
1998-03-12 | He was jailed on 4 February 1991 and freed the day after.
    4 February 1991 = 1991-02-04 day; the day after = 1991-02-05 day
1998-03-12 | He was jailed on 4 February 1991 and freed the following Friday.
    4 February 1991 = 1991-02-04 day; the following Friday = 1991-02-08 day
1998-03-12 | He was jailed on 4 February 1991 and freed two weeks later.
    4 February 1991 = 1991-02-04 day; two weeks later = 1991-02-18..1991-02-24 week
1998-03-12 | He was jailed on 4 February 1991 and freed on the 20th.
    4 February 1991 = 1991-02-04 day; the 20th = 1991-02-20 day
1998-03-12 | The fire broke out on Tuesday evening; by the next morning the mill was gone.
    Tuesday evening = 1998-03-10 part-of-day; the next morning = 1998-03-11 part-of-day
1998-03-12 | The fire broke out on Tuesday; at noon the mill was gone.
    Tuesday = 1998-03-10 day; noon = 1998-03-10 part-of-day
1998-03-12 | The same evening the governor fled.
    The same evening = - part-of-day
1998-03-12 | By Monday lunchtime the governor had fled.
    Monday = 1998-03-09 day
1998-03-12 | It was the wettest January since 1953.
    January = 1998-01-01..1998-01-31 month; 1953 = 1953-01-01..1953-12-31 year
1998-03-12 | The 1997 harvest was poor, and the 1998 one will be worse.
    1997 = 1997-01-01..1997-12-31 year; 1998 = 1998-01-01..1998-12-31 year
1998-03-12 | The 1997-98 season was poor.
    1997-98 = 1997-01-01..1998-12-31 interval
1998-03-12 | A 1.9 magnitude tremor was felt at 03:12.
    03:12 = 1998-03-12 part-of-day
1998-03-12 | The vote was 14 to 12 in June.
    June = 1997-06-01..1997-06-30 month
1998-03-12 | Springs and wells ran dry last autumn.
    last autumn = 1997-09-01..1997-11-30 season
1998-03-12 | The coming Sunday is a holiday.
    The coming Sunday = 1998-03-15 day
1998-03-12 | This Sunday is a holiday.
    This Sunday = 1998-03-15 day
1998-03-12 | The minister arrives here today for a three-day visit.
    today = 1998-03-12 day
1998-03-12 | The day before yesterday nine died; today two more.
    The day before yesterday = 1998-03-10 day; today = 1998-03-12 day
1998-03-12 | Nine died on Monday night and two more in the small hours of yesterday.
    Monday night = 1998-03-09 part-of-day; the small hours of yesterday = 1998-03-11 part-of-day
1998-03-12 | Between 1 and 11 March the clinic saw 40 cases, against 12 in the whole of February.
    1 and 11 March = 1998-03-01..1998-03-11 interval; February = 1998-02-01..1998-02-28 month
1998-03-12 | The clinic saw 40 cases in the week of 2 March and 12 the week before.
    the week of 2 March = 1998-03-02..1998-03-08 week; the week before = 1998-02-23..1998-03-01 week
1998-03-12 | Week 10 (2-8 March): 40 cases.
    2-8 March = 1998-03-02..1998-03-08 interval
1998-03-12 | The ban, in force from 1 April 1996 to 31 March last year, was renewed.
    1 April 1996 to 31 March last year = 1996-04-01..1997-03-31 interval
1998-03-12 | The ban expires in 1999, or at the latest by mid-2000.
    1999 = 1999-01-01..1999-12-31 year; mid-2000 = 2000-05-01..2000-08-31 interval
1998-03-12 | About 1,900 were held in 1996 and 2,100 in 1997.
    1996 = 1996-01-01..1996-12-31 year; 1997 = 1997-01-01..1997-12-31 year
1998-03-12 | They will march on the 21st.
    the 21st = 1998-03-21 day
1998-03-12 | Eleven days ago the last convoy got through.
    Eleven days ago = 1998-03-01 day
1998-03-12 | The last convoy got through on 1 March, eleven days ago.
    1 March = 1998-03-01 day; eleven days ago = 1998-03-01 day
1998-03-12 | A convoy is to leave at first light tomorrow.
    tomorrow = 1998-03-13 day
1998-03-12 | A convoy left late last night.
    late last night = 1998-03-11 part-of-day
1998-03-12 | A convoy left on the afternoon of Sunday, 8 March.
    the afternoon of Sunday, 8 March = 1998-03-08 part-of-day
1998-03-12 | A convoy left on Sunday afternoon, 8 March.
    Sunday afternoon, 8 March = 1998-03-08 part-of-day
1998-03-12 | A convoy left Sunday (8 March) and another Tuesday.
    Sunday (8 March = 1998-03-08 day; Tuesday = 1998-03-10 day
2024-05-15 | The deficit for fiscal 2023/24 (July-June) grew.
    fiscal 2023/24 = 2023-07-01..2024-06-30 interval; July = 2023-07-01..2023-07-31 month
2024-05-15 | The budget for FY 2022/23, which began in April, was overspent.
    FY 2022/23 = 2022-04-01..2023-03-31 interval; April = 2024-04-01..2024-04-30 month
2002-04-09 | Two of them were let go on Monday night.
    Monday night = 2002-04-08 part-of-day
2002-04-09 | He offered an amnesty if they laid down their arms by the end of June.
    the end of June = 2002-06-21..2002-06-30 interval
2002-04-09 | Troops will move in unless the rebels release the crew by Sunday.
    Sunday = 2002-04-14 day
2002-04-09 | Oil unions threaten strike from Monday
    Monday = 2002-04-15 day
2002-04-09 | Sales fell. The firm cut 400 jobs in the first half.
    the first half = 2002-01-01..2002-06-30 interval
2013-10-09 | Sales fell. The firm cut 400 jobs in the first half.
    the first half = 2013-01-01..2013-06-30 interval
2024-05-15 | Nine have died so far this year.
    this year = 2024-01-01..2024-12-31 year
2024-05-15 | One day last week a bus was burned.
    last week = 2024-05-06..2024-05-12 week
2024-05-15 | One evening in April a bus was burned.
    April = 2024-04-01..2024-04-30 month
2024-05-15 | Late in April a bus was burned.
    Late in April = 2024-04-21..2024-04-30 interval
2024-05-15 | He will speak later in the week.
    later in the week = 2024-05-13..2024-05-19 week
2024-05-15 | The May 3-5 meeting failed.
    May 3-5 = 2024-05-03..2024-05-05 interval
2024-05-15 | The 2-3 May raid failed.
    2-3 May = 2024-05-02..2024-05-03 interval
2024-05-15 | Rain fell from Friday night to Sunday morning.
    Friday night to Sunday morning = 2024-05-10..2024-05-12 interval
2024-05-15 | Rain fell in the three days to Sunday.
    the three days to Sunday = 2024-05-10..2024-05-12 interval
2024-05-15 | Rain will fall for a week from Monday.
    Monday = 2024-05-20 day
2024-05-15 | Rain fell last weekend.
    last weekend = 2024-05-11..2024-05-12 weekend
2024-05-15 | Rain will fall next weekend.
    next weekend = 2024-05-25..2024-05-26 weekend
2024-05-15 | Rain fell on Saturday and Sunday.
    Saturday = 2024-05-11 day; Sunday = 2024-05-12 day
2024-05-15 | Rain fell on 4 & 5 May.
    4 & 5 May = 2024-05-04..2024-05-05 interval
2024-05-15 | Rain fell on May the 5th.
    May the 5th = 2024-05-05 day
2024-05-15 | Rain fell at noon today.
    noon today = 2024-05-15 part-of-day
2024-05-15 | Rain will fall on Tuesday at noon.
    Tuesday at noon = 2024-05-21 part-of-day
2024-05-15 | The post was attacked at 15:30 on 12 May.
    15:30 on 12 May = 2024-05-12 part-of-day
2024-05-15 | 12 May 2024, 15:30: post attacked.
    12 May 2024, 15:30 = 2024-05-12 part-of-day
2024-05-15 | The post was attacked around 11 last night.
    last night = 2024-05-14 part-of-day
2024-05-15 | The post was attacked on the weekend before last.
    the weekend before last = 2024-05-04..2024-05-05 weekend
2024-05-15 | Rebels seized Kaya in 2012, lost it in 2013 and took it again last month.
    2012 = 2012-01-01..2012-12-31 year; 2013 = 2013-01-01..2013-12-31 year; last month = 2024-04-01..2024-04-30 month
2024-05-15 | Rebels who seized Kaya on New Year's Eve left it at Easter.
    New Year's Eve = 2023-12-31 day; Easter = 2024-03-31 day
2024-05-15 | Some 4,000 fled in the first 12 days of May.
    the first 12 days of May = 2024-05-01..2024-05-12 interval
2024-05-15 | Some 4,000 fled in the year's first quarter.
    first quarter = 2024-01-01..2024-03-31 quarter
2024-05-15 | From the beginning of April until 10 May, 4,000 fled.
    the beginning of April until 10 May = 2024-04-01..2024-05-10 interval
2024-05-15 | On Wednesday, a week after the accord, fighting resumed.
    Wednesday = 2024-05-15 day; a week after = - week
2024-05-15 | In the week since Sunday's vote, nine have died.
    Sunday = 2024-05-12 day
2024-05-15 | The man, 34, died in hospital on the 12th.
    the 12th = 2024-05-12 day
2024-05-15 | In 1994-95 and again in 1999 it rained.
    1994-95 = 1994-01-01..1995-12-31 interval; 1999 = 1999-01-01..1999-12-31 year
2024-05-15 | He spent 1994 in jail.
    1994 = 1994-01-01..1994-12-31 year
2024-05-15 | They sat out the war in May-June 1967.
    May-June 1967 = 1967-05-01..1967-06-30 interval
2024-05-15 | Police said two men, aged 19 and 22, were held on 11 May and freed a day later.
    11 May = 2024-05-11 day; a day later = 2024-05-12 day
2024-05-15 | The mayor, elected in November 2022, quit three months into her term.
    November 2022 = 2022-11-01..2022-11-30 month
2024-05-15 | Shells fell on the night of 4/5 May.
    the night of 4/5 May = 2024-05-04..2024-05-05 part-of-day
"""

NO_TIMES = """
No one has been charged in the three weeks since.
He vowed to return within days.
It will take months.
The Sharks led in the first half.
The board meets on the second Tuesday of each month.
The last train left at 2345.
April Oduya, 24, lost to June Castro.
A summer school opens in Suva.
They marched on the 40th anniversary of the strike.
They marched on 21st Street.
They marched on the 21st floor.
He finished on the 4th hole.
Two years on, nobody has been charged.
Three weeks into the siege, bread is gone.
It is eleven days since the last convoy got through.
A convoy left at first light.
Muslims fast from dawn.
The file number was 20231007.
Temperatures climbed into the 70s.
He is in his 70s.
Officials promised a reply within 48 hours.
The Sahel has burned for two years.
The guard works 24/7.
The score was 3-2 on aggregate.
They won 12 of 14 seats.
The party wants 2 or 3 ministries.
A 7.62 mm round hit the car.
He was 24 years old.
Flight 1405 landed safely.
They paid 2000 dollars.
The ship turned at 1430 metres.
It may march on.
Kyiv will receive 2024 shells.
In the second round, he lost.
The attack killed the second in command.
The mutiny broke out days before the vote.
The weekly march takes place every Friday.
They meet on Fridays.
He was freed on the third day of the hunger strike.
After the war the family moved to Oran.
Since independence the party has never lost.
The night shift walked out.
Morning prayers were cancelled.
Sixty percent of 14 to 24-year-olds have no work.
The 9/11 commission met in Washington.
The second day of the siege was worse.
The last days of the regime were bloody.
The first months of the war were bloody.
It was the last week of the campaign.
The toll is the highest in a decade.
The worst violence in 20 years struck Jos.
In the 1960s-era barracks, rats bred.
Talks resumed in the new year.
In mid-week trading the shilling fell.
Hours later, troops entered the town.
Days later, troops entered the town.
The H1 visa was scrapped.
H1N1 flu killed nine.
In a statement dated 5/14, it denied this.
At present, no talks are planned.
A year to the day after the coup, crowds marched.
The mutiny broke out half a century ago.
At least 12 may have died in the cave-in.
"""


def rows(table):
    """Return day, sentence and what is read in it, of a table that has it on the line behind."""
    lines = table.strip().splitlines()
    pairs = [(*first.split(" | "), second.strip()) for first, second in zip(lines[::2], lines[1::2], strict=True)]
    return [pytest.param(None if date == "undated" else date, text, found, id=text) for date, text, found in pairs]


def shown(document, events=None):
    """Return what is read in the form of the tables: "words = first..last granularity"."""
    days = {time: [str(day) for day in dict.fromkeys((time.date, time.enddate)) if day] for time in find_times(document, events)}
    return "; ".join(f"{document.text[time.start : time.end]} = {'..'.join(ends) or '-'} {time.granularity}" for time, ends in days.items())


@pytest.mark.parametrize(("date", "text", "expected"), rows(FORMS))
def test_form_is_read_as(read, date, text, expected):
    assert shown(read(text, date)) == expected


@pytest.mark.parametrize("text", NO_TIMES.strip().splitlines())
def test_sentence_has_no_time(read, text):
    assert shown(read(text, "2024-05-15")) == ""
