"""Which side of publication a day lies on, by the tense and the words around it; 2019-06-20 is a Thursday."""

import pytest
from test_times_forms import rows, shown

SIDES = """
2019-06-20 | The prime minister is visiting Apia and leaves on Sunday.
    Sunday = 2019-06-23 day
2019-06-20 | The prime minister is visiting Apia and arrived on Sunday.
    Sunday = 2019-06-16 day
2019-06-20 | Police are questioning two men over a stabbing on Sunday.
    Sunday = 2019-06-16 day
2019-06-20 | Police are searching for a boy missing since Sunday.
    Sunday = 2019-06-16 day
2019-06-20 | Police are guarding the polling stations ahead of a vote on Sunday.
    Sunday = 2019-06-23 day
2019-06-20 | Troops are still holding the bridge they seized on Sunday.
    Sunday = 2019-06-16 day
2019-06-20 | The two are to meet in Vienna on Sunday.
    Sunday = 2019-06-23 day
2019-06-20 | The two were to have met in Vienna on Sunday.
    Sunday = 2019-06-16 day
2019-06-20 | The two were due to meet in Vienna on Sunday.
    Sunday = 2019-06-23 day
2019-06-20 | The envoy said he would fly to Accra on Sunday.
    Sunday = 2019-06-23 day
2019-06-20 | The envoy said on Sunday that he would fly to Accra.
    Sunday = 2019-06-16 day
2019-06-20 | The envoy said Sunday he would fly to Accra.
    Sunday = 2019-06-16 day
2019-06-20 | Talks scheduled for Sunday were put off.
    Sunday = 2019-06-23 day
2019-06-20 | The talks, which open in Lomé on Sunday, will last a week.
    Sunday = 2019-06-23 day
2019-06-20 | The talks, which opened in Lomé on Sunday, will last a week.
    Sunday = 2019-06-16 day
2019-06-20 | Sunday's vote is expected to be close.
    Sunday = 2019-06-23 day
2019-06-20 | Sunday's vote was close.
    Sunday = 2019-06-16 day
2019-06-20 | Three candidates are standing in Sunday's vote.
    Sunday = 2019-06-23 day
2019-06-20 | Observers have arrived for Sunday's vote.
    Sunday = 2019-06-23 day
2019-06-20 | Results of Sunday's vote are still awaited.
    Sunday = 2019-06-16 day
2019-06-20 | The party has called a rally for Sunday.
    Sunday = 2019-06-23 day
2019-06-20 | The party called for a rally on Sunday.
    Sunday = 2019-06-23 day
2019-06-20 | The party called on Sunday for a rally.
    Sunday = 2019-06-16 day
2019-06-20 | The unions announced a strike from Monday.
    Monday = 2019-06-24 day
2019-06-20 | The unions announced a strike starting on Monday.
    Monday = 2019-06-24 day
2019-06-20 | The unions have set Monday as the deadline.
    Monday = 2019-06-24 day
2019-06-20 | The court adjourned the case until Monday.
    Monday = 2019-06-24 day
2019-06-20 | The court adjourned the case to 5 July.
    5 July = 2019-07-05 day
2019-06-20 | The curfew was extended to Monday.
    Monday = 2019-06-24 day
2019-06-20 | The curfew was lifted on Monday.
    Monday = 2019-06-17 day
2019-06-20 | The army gave the rebels until Monday to lay down arms.
    Monday = 2019-06-24 day
2019-06-20 | The army had given the rebels until Monday to lay down arms.
    Monday = 2019-06-17 day
2019-06-20 | The president has invited both sides to talks in Addis Ababa on Monday.
    Monday = 2019-06-24 day
2019-06-20 | He urged his followers to vote on Monday.
    Monday = 2019-06-24 day
2019-06-20 | He urged voters on Monday to stay at home.
    Monday = 2019-06-17 day
2019-06-20 | If the truce holds until Monday, aid can flow.
    Monday = 2019-06-24 day
2019-06-20 | Unless the hostages are freed by Monday, the army will move in.
    Monday = 2019-06-24 day
2019-06-20 | The ship left Mombasa on Monday for Karachi, where it docks on Friday.
    Monday = 2019-06-17 day; Friday = 2019-06-21 day
2019-06-20 | Gunmen who killed four in a raid on Monday have been named.
    Monday = 2019-06-17 day
2019-06-20 | Suspects held in Monday's raid will appear in court on Friday.
    Monday = 2019-06-17 day; Friday = 2019-06-21 day
2019-06-20 | A funeral for those killed on Monday will be held on Friday.
    Monday = 2019-06-17 day; Friday = 2019-06-21 day
2019-06-20 | Those killed on Monday are to be buried on Friday.
    Monday = 2019-06-17 day; Friday = 2019-06-21 day
2019-06-20 | The man arrested on Monday is to be tried in March.
    Monday = 2019-06-17 day; March = 2020-03-01..2020-03-31 month
2019-06-20 | The law passed in March takes effect in July.
    March = 2019-03-01..2019-03-31 month; July = 2019-07-01..2019-07-31 month
2019-06-20 | An election is due in October.
    October = 2019-10-01..2019-10-31 month
2019-06-20 | An election was held in October.
    October = 2018-10-01..2018-10-31 month
2019-06-20 | Elections in October will decide.
    October = 2019-10-01..2019-10-31 month
2019-06-20 | Elections are planned for October.
    October = 2019-10-01..2019-10-31 month
2019-06-20 | The October elections will decide.
    October = 2019-10-01..2019-10-31 month
2019-06-20 | His term expires in January.
    January = 2020-01-01..2020-01-31 month
2019-06-20 | His term ended in January.
    January = 2019-01-01..2019-01-31 month
2019-06-20 | The camp has been empty since January.
    January = 2019-01-01..2019-01-31 month
2019-06-20 | Voters go to the polls on July 7.
    July 7 = 2019-07-07 day
2019-06-20 | The July 7 vote is the first since 1988.
    July 7 = 2019-07-07 day; 1988 = 1988-01-01..1988-12-31 year
2019-06-20 | The December 12 vote was the first since 1988.
    December 12 = 2018-12-12 day; 1988 = 1988-01-01..1988-12-31 year
2019-06-20 | A summit is to be held on 3 September.
    3 September = 2019-09-03 day
2019-06-20 | "I shall resign on Monday," he said on Wednesday.
    Monday = 2019-06-24 day; Wednesday = 2019-06-19 day
2019-06-20 | "On Monday I saw the bodies," she told a reporter on Wednesday.
    Monday = 2019-06-17 day; Wednesday = 2019-06-19 day
2019-06-20 | Fiji to recall envoy Monday
    Monday = 2019-06-24 day
2019-06-20 | Fiji recalls envoy Monday
    Monday = 2019-06-17 day
2019-06-20 | EIGHT DIE IN SUNDAY BUS PLUNGE
    SUNDAY = 2019-06-16 day
2019-06-20 | Parliament votes Monday on the accord.
    Monday = 2019-06-24 day
2019-06-20 | Parliament on Monday approved the accord.
    Monday = 2019-06-17 day
2019-06-20 | Monday, June 24, has been declared a holiday.
    Monday, June 24 = 2019-06-24 day
2019-06-20 | Expected in Lusaka on Monday, the delegation has been delayed.
    Monday = 2019-06-24 day
2019-06-20 | Speaking in Lusaka on Monday, the minister denied it.
    Monday = 2019-06-17 day
2019-06-20 | Workers plan a march on Monday to protest against Friday's arrests.
    Monday = 2019-06-24 day; Friday = 2019-06-14 day
2019-06-20 | The march, planned for Monday, has been banned.
    Monday = 2019-06-24 day
2019-06-20 | The march that was planned for last Monday never took place.
    last Monday = 2019-06-17 day
2019-06-20 | Ministers hope to sign the accord on Monday.
    Monday = 2019-06-24 day
2019-06-20 | Ministers had hoped to sign the accord on Monday.
    Monday = 2019-06-17 day
2019-06-20 | The minister will brief parliament on Monday's killings.
    Monday = 2019-06-17 day
2019-06-20 | The convoy should have reached Kaduna on Monday.
    Monday = 2019-06-17 day
2019-06-20 | The convoy could reach Kaduna on Monday.
    Monday = 2019-06-24 day
2019-06-20 | The convoy may have been hit on Monday.
    Monday = 2019-06-17 day
2019-06-20 | No decision is likely before Monday.
    Monday = 2019-06-24 day
2019-06-20 | A decision is likely on Monday.
    Monday = 2019-06-24 day
2019-06-20 | From Monday, buses will be free.
    Monday = 2019-06-24 day
2019-06-20 | As of Monday, 40 people were missing.
    Monday = 2019-06-17 day
2019-06-20 | As of 1 July, buses will be free.
    1 July = 2019-07-01 day
2019-06-20 | Nothing has moved in the port since the strike began on Monday.
    Monday = 2019-06-17 day
2019-06-20 | Nothing will move in the port once the strike begins on Monday.
    Monday = 2019-06-24 day
2019-06-20 | Two days before Monday's talks, a bomb went off.
    Two days before = 2019-06-15 day; Monday = 2019-06-17 day
2019-06-20 | He had been warned a week earlier. On 3 June he was shot.
    a week earlier = - week; 3 June = 2019-06-03 day
2019-06-20 | Rain is forecast for the weekend.
    the weekend = 2019-06-22..2019-06-23 weekend
2019-06-20 | Rain fell over the weekend.
    the weekend = 2019-06-15..2019-06-16 weekend
2019-06-20 | Next week the council meets.
    Next week = 2019-06-24..2019-06-30 week
2019-06-20 | By the weekend, 40 had been buried.
    the weekend = 2019-06-15..2019-06-16 weekend
2019-06-20 | It is to report by the end of the year.
    the end of the year = 2019-09-01..2019-12-31 interval
2019-06-20 | Some 300 were freed at Christmas.
    Christmas = 2018-12-25 day
2019-06-20 | The rest will be freed at Christmas.
    Christmas = 2019-12-25 day
2019-06-20 | He is to be sworn in on New Year's Day.
    New Year's Day = 2020-01-01 day
2019-06-20 | Both men were hanged at dawn on Monday.
    dawn on Monday = 2019-06-17 part-of-day
2019-06-20 | Both men will be hanged at dawn on Monday.
    dawn on Monday = 2019-06-24 part-of-day
2019-06-20 | Both men were hanged at dawn.
    dawn = 2019-06-20 part-of-day
"""


@pytest.mark.parametrize(("date", "text", "expected"), rows(SIDES))
def test_day_is_on_the_side_that_the_words_say(read, date, text, expected):
    assert shown(read(text, date)) == expected
