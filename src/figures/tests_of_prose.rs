//! Ordinary prose that looks like what the rules are for and is not: two clauses, an order, a headline, a bold year.

use super::tests_of_rules::reads;

#[test]
fn two_clauses_are_no_list() {
    reads(&[
        ("Police arrested 15 and 20 percent of shops closed.", "20 percent = 20"),
        ("The team scored 12 and 5 million euros were paid.", "5 million euros = 5000000"),
        ("The index lost 112 and 3 percent of firms failed.", "3 percent = 3"),
        ("Tom Ray scored 12, 14 and 20 percent of fans left.", "20 percent = 20"),
        ("The blast hurt 9 and 12 people were held.", "12 people = 12"),
        ("They killed 7 and 30 people fled.", "30 people = 30"),
        ("Margins were 12 and 14 percent in May.", "12 = 12; 14 percent = 14"),
        ("They took 12, 14 and 20 percent of the vote.", "12 = 12; 14 = 14; 20 percent = 20"),
        ("Rents rose by 3 and 4 percent respectively.", "3 = 3; 4 percent = 4"),
    ]);
}

#[test]
fn what_parentheses_explain_is_not_negative() {
    reads(&[
        ("turnout was low\n(45%)", "45% = 45"),
        ("They paid a fee\n($2 million)", "$2 million = 2000000"),
        ("Fee: ($2m)", "$2m = 2000000"),
        ("Turnout = (45%)", "45% = 45"),
        ("Turnout was (45%) in May.", "45% = 45"),
        ("| Loss | ($4m) |", "($4m) = -4000000"),
    ]);
}

#[test]
fn bold_quoted_and_headlined_figures_are_figures() {
    reads(&[
        ("Revenue in **2024** was $5m", "2024 = 2024; $5m = 5000000"),
        ("\"2024\",\"$5m\",\"300 Employees\"", "2024 = 2024; $5m = 5000000; 300 Employees = 300"),
        ("\"1,200 Workers\"", "1,200 Workers = 1200"),
        ("The paper ran “Meta Lays Off 10,000 Workers” on Friday.", "10,000 Workers = 10000"),
        ("The paper ran “Storm Kills 20 People” on Friday.", "20 People = 20"),
        ("Airlines book 2025 orders and the single 2019 case is shut.", "2025 = 2025; 2019 = 2019"),
        ("The novel “1984” and *1984* by George Orwell are one.", ""),
        ("Two Men accused Smith.", "Two Men = 2"),
        ("Three Brothers Arrested.", "Three Brothers = 3"),
        ("She sold 2 Peter Pan dolls.", "2 Peter Pan dolls = 2"),
        ("Read 2 Samuel 7:12 and 1 Corinthians 13.", ""),
    ]);
}

#[test]
fn ordinals_are_no_shares() {
    reads(&[
        ("There is a fifth, too.", ""),
        ("He was a third.", ""),
        ("The bill adds a fourth, on fish.", ""),
        ("Rates fell, one analyst said, a second agreed and a third said it was over.", ""),
        ("The deal was signed (a third) in May.", ""),
        ("Ryan Cole, or a quarter, left.", ""),
        ("They won a second, then lost a third.", ""),
        ("Half as much again was spent.", ""),
    ]);
}

#[test]
fn how_often_is_no_multiple() {
    reads(&[
        ("The three times European champion retired.", ""),
        ("She won three times national titles.", ""),
        ("She visited three times market stalls closed.", ""),
        ("Earnings were 3x sales and she fainted from two times.", "3x = 3"),
        ("He showed up three times.", ""),
        ("They won three times so far.", ""),
        ("Debt is three times annual revenue.", "three times = 3"),
        ("Rain was three times normal levels.", "three times = 3"),
    ]);
}

#[test]
fn what_lasts_is_not_more() {
    reads(&[
        ("The match was played over five days.", "five days = 5"),
        ("The festival ran over three days.", "three days = 3"),
        ("Talks were held over two weeks.", "two weeks = 2"),
        ("Jobs were cut over two years.", "two years = 2"),
        ("He waited over two hours.", "two hours = 2 over"),
    ]);
}

#[test]
fn what_is_meant_so_is_counted() {
    reads(&[
        ("The wall is ten feet tall.", "ten feet = 10"),
        ("It lay six feet under water.", "six feet = 6"),
        ("It paid two cents in dividends.", "two cents = 0.02"),
        ("There were three strikes and two protests.", "three strikes = 3; two protests = 2"),
        ("It cost something like a million dollars.", "a million dollars = 1000000"),
        ("A hundred and one people came.", "A hundred and one people = 101"),
        ("He lost the whole nine months.", "nine months = 9"),
        ("He was shot in the 1200 block of Main Street.", ""),
    ]);
}

#[test]
fn four_digits_before_what_is_counted_are_no_year() {
    reads(&[
        ("It was signed by 1843 parishioners.", "1843 parishioners = 1843"),
        ("The fair was attended by 1756 farmers.", "1756 farmers = 1756"),
        ("The nave was filled by 1247 singers.", "1247 singers = 1247"),
        ("The coins lay in 1421 jars.", "1421 jars = 1421"),
        ("In 1421 jars lay coins.", "1421 jars = 1421"),
        ("Since 1700 bells have rung here.", "1700 = 1700"),
        ("He sheared 1960 ewes.", "1960 ewes = 1960"),
        ("1960 ewes grazed there.", "1960 ewes = 1960"),
        ("The farm sold 2020 pumpkins.", "2020 pumpkins = 2020"),
        ("The museum has 1920 paintings.", "1920 paintings = 1920"),
        ("The library lent 2018 novels.", "2018 novels = 2018"),
        ("It took 1970 stitches.", "1970 stitches = 1970"),
        ("She kept 1985 letters.", "1985 letters = 1985"),
        ("In 1381 weavers marched on York.", "1381 = 1381"),
        ("In 1500 barns visited, none was dry.", "1500 barns = 1500"),
        ("The bitter 1984 quarrels and the bakers’ 1986 feuds are over.", "1984 = 1984; 1986 = 1986"),
        ("Mars 2020 was the hottest.", "2020 = 2020"),
    ]);
}

#[test]
fn what_people_did_is_left_out_of_no_figure() {
    reads(&[
        ("It cost 1.5 times as much, and broke four times.", "1.5 times = 1.5"),
        ("It is 3 times as big and was four times in court.", "3 times = 3"),
        ("They lost 20 percent and drew a third on Sunday.", "20 percent = 20"),
        ("He spent 20 percent on rent, lost a wife and a third on food poisoning.", "20 percent = 20"),
        ("He lost 10 percent and half thought of quitting.", "10 percent = 10"),
        ("She was 20 percent sure and half wanted to stay.", "20 percent = 20"),
        ("She was 20 percent sure, half wanted to stay.", "20 percent = 20"),
    ]);
}

#[test]
fn what_is_sent_or_driven_up_to_so_many_is_bounded() {
    reads(&[
        ("The force sent up to 60 officers.", "60 officers = 60 under"),
        ("They brought up to 30 tents.", "30 tents = 30 under"),
        ("She bid up to £90,000.", "£90,000 = 90000 under"),
        ("He drove up to 900 people home.", "900 people = 900 under"),
        ("Yields climbed up to 5%.", "5% = 5"),
    ]);
}

#[test]
fn so_many_in_a_place_are_counted_and_versions_are_not() {
    reads(&[
        ("In Ghent 1300 looms stood idle.", "1300 looms = 1300"),
        ("In Leeds 42 people were held, and at Dover 60 lorries waited for hours.", "42 people = 42; 60 lorries = 60"),
        ("In Windows 11 users can pin it. In Android 12 phones were slower.", ""),
        ("In Apollo 13 astronauts were saved. In Fiat 500 cars it broke.", ""),
        ("She liked Ghent 13 looms were kept from.", ""),
        ("In Lyon 1998 rowers met.", "1998 = 1998"),
        ("Near Junction 12 cars were queueing. At Studio 54 dancers were turned away.", ""),
        ("In Pit 12 miners were trapped, and in Block 10 prisoners were starved.", ""),
        ("At Euro 96 fans had sung; in Revelation 12 stars were seen.", ""),
        ("In Zelmo 12 players could ride.", ""),
        (
            "Around Leeds 40 farms have closed, and across Europe 300 banks had failed.",
            "40 farms = 40; 300 banks = 300",
        ),
    ]);
}

#[test]
fn capitals_behind_a_hyphen_are_a_name_outside_of_headlines() {
    reads(&[
        ("The Five-Year Plan was launched in 1928.", "1928 = 1928"),
        ("They signed the Ten-Hour Act in 1847 and stayed at the Ten-Mile Inn.", "1847 = 1847"),
        ("The 100-Year Flood is a matter of odds.", ""),
        ("She saw the 9-Day Queen and The Seven-Year Itch on stage.", ""),
        ("The company ran 24-Hour Fitness gyms.", ""),
        ("At Six-Mile-Bottom there is a station; Channel 4-Year review was read.", ""),
        ("A five-year plan and a ten-hour day.", "five-year = 5; ten-hour = 10"),
        ("Council Backs 20-Storey Tower after a 400-Page Report", "20-Storey = 20; 400-Page = 400"),
    ]);
}

#[test]
fn a_measure_before_a_noun_is_counted_without_a_hyphen() {
    reads(&[
        ("She took out a 10 year loan on a 5 to 7 year term.", "10 year = 10; 5 to 7 year = 5..7"),
        ("A 16 year old boy and 7 year olds scaled the 6 foot wall.", "16 year old = 16; 7 year olds = 7; 6 foot = 6"),
        ("His three year contract and a further 30 day ban ended.", "three year = 3; 30 day = 30"),
        ("The 2000 mile journey took a 12 hour flight.", "2000 mile = 2000; 12 hour = 12"),
        ("It is a 200 page report on the 24 hour clock.", "200 page = 200; 24 hour = 24"),
        ("The 10 year bond yields 4%.", "10 year = 10; 4% = 4"),
        ("Between 5 and 10 year terms are out.", "Between 5 and 10 year terms = 5..10"),
        // What is counted stands behind, or nothing is.
        ("The 2024 year group and the 2016 week one games.", "2024 = 2024; 2016 = 2016"),
        ("They ran 5 mile races and sold 20 page boys.", "5 mile races = 5; 20 page boys = 20"),
        ("It was on day 5 hour by hour, and chapter 3 page one is lost.", ""),
        ("Archive 2020 page", "2020 = 2020"),
        ("Sales fell 5 year on year, and in 2010 year on year.", "2010 = 2010"),
        ("It was a 5 second grader, 3 point guards and 2 minute men.", "3 point guards = 3; 2 minute men = 2"),
    ]);
}

#[test]
fn headlines_count_behind_hyphens() {
    reads(&[
        ("Union Wins 6% After 13-Week Strike", "6% = 6; 13-Week = 13"),
        ("28-Year-Old Held In 3-Hour Siege", "28-Year-Old = 28; 3-Hour = 3"),
        ("A 12-MEMBER PANEL SAT FOR A 9-DAY TRIAL", "12-MEMBER = 12; 9-DAY = 9"),
        ("The 737-Max Flew With a 64-Bit Chip Past 20-Mile-House", ""),
        ("UNION ENDS 13-WEEK STRIKE", "13-WEEK = 13"),
        ("Man, 34, Freed After 12-Year Ordeal", "12-Year = 12"),
    ]);
}

#[test]
fn one_of_several_is_no_count_and_a_place_in_an_order_no_share() {
    reads(&[
        ("Two out of every five trains were late, and 9 in every 10 homes had none.", ""),
        ("The song was No. 1 in 14 countries and #3 in 20 cities.", "14 countries = 14; 20 cities = 20"),
        ("One in three adults and 1 in 14 boys agreed; every five trains one was late.", "five trains = 5"),
        ("The mill shut for one day. One day he left, and one night she did.", "one day = 1"),
        ("It lasted more than one century.", "one century = 1 over"),
        ("He asked for one second chance; they called for one second vote.", ""),
        ("More than one day trader lost it all, and it sells for less than one day's pay.", ""),
        ("It took one night train; at least one second home stands empty.", ""),
        ("The bar was open for one night a week, at least one day late.", "one night = 1; one day = 1 over"),
        ("The flat has 84 sq m, or 904 sq. ft, and needs 2 tbsp of oil.", "84 sq m = 84; 904 sq. ft = 904; 2 tbsp = 2"),
    ]);
}

#[test]
fn more_of_the_same_are_counted_too() {
    reads(&[
        ("The firm hired 80 more workers and three more young men.", "80 more workers = 80; three more young men = 3"),
        (
            "Two other men, 12 other ships and 20 such cases.",
            "Two other men = 2; 12 other ships = 12; 20 such cases = 20",
        ),
        ("It gave 217,000 more women the vote.", "217,000 more women = 217000"),
        ("They need six more, and ten more than last year; five other than these.", ""),
        ("Two more fled towards hills; three more died; two more killed police.", ""),
        ("After 2019 more people came, as in 2021 other nations did.", "2019 = 2019; 2021 = 2021"),
        ("One more man and one other woman left.", ""),
        ("Three more face charges; two more deny claims of fraud; five more lose jobs.", ""),
        ("Six more join protests, and four more seek refunds.", ""),
        ("He weighs 13 stone, behind 13 stone walls.", "13 stone = 13; 13 stone walls = 13"),
        ("They passed 13 stone and timber barns.", ""),
    ]);
}

#[test]
fn people_of_a_place_are_counted_whatever_may_come_to_them() {
    reads(&[
        ("In Leeds 42 people would die that winter.", "42 people = 42"),
        ("In Leeds 42 people could lose their homes.", "42 people = 42"),
        ("Outside Leeds 42 families may have to move.", "42 families = 42 reported"),
        ("In Windows 11 users can do it.", ""),
        ("In Leeds 42 users can log in.", ""),
    ]);
}

#[test]
fn medals_are_listed_and_pins_are_not_counted() {
    reads(&[
        ("They won 7, 19 or 25 medals.", "7 = 7; 19 = 19; 25 medals = 25"),
        ("Ten-pin bowling is on again.", ""),
        ("Thanks a million, said the note.", ""),
        (
            "She earned 212 times the pay of a worker; in 1989 it was 46 times.",
            "212 times = 212; 1989 = 1989; 46 times = 46",
        ),
        ("She won twice as much; he won 46 times.", "twice = 2"),
        ("La collection a été vendue pour trois fois l'estimation.", "trois fois = 3"),
        ("A cut of 50 basis points could follow.", "50 basis points = 50 reported"),
    ]);
}
