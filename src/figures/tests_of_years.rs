//! Years told from counts and codes, dates with dashes, and what a number at the beginning of a sentence counts.

use super::tests_of_rules::reads;

#[test]
fn four_digits_are_a_year_or_a_count_by_what_stands_around_them() {
    reads(&[
        ("In 1812 mills were burnt, and in 1744 Elias Thorne built a lathe.", "1812 = 1812; 1744 = 1744"),
        ("In 1500 villages the harvest failed.", "1500 villages = 1500"),
        ("The potter fired 1950 jugs; they dug 1984 turnips.", "1950 jugs = 1950; 1984 turnips = 1984"),
        ("They compared 2019 prices, spring 1960 frosts and 1999 sales.", "2019 = 2019; 1960 = 1960; 1999 = 1999"),
        ("In 2019 and 2020 walkers came, but 2021 proves hard.", "2019 = 2019; 2020 = 2020; 2021 = 2021"),
        ("It holds medals of the Lyon 1998 rowers.", "1998 = 1998"),
        ("The 1984 letters are lost.", "1984 = 1984"),
        ("It is up 5% on 1850, a rise on 1790.", "5% = 5; 1850 = 1850; 1790 = 1790"),
        ("They spent it on 1200 of them.", ""),
        ("1848 saw a revolt, and 1848 people left.", "1848 = 1848; 1848 people = 1848"),
        (
            "The pre-1990 homes, built c. 1850 or ca. 1200, are old.",
            "1990 = 1990; 1850 = 1850 about; 1200 = 1200 about",
        ),
        ("It was razed in 1200 BC.", ""),
        ("He was born 1850 and died 1912.", "1850 = 1850; 1912 = 1912"),
        ("Der Bahnhof wurde 1887 eröffnet.", "1887 = 1887"),
        ("1887 wurde der Bahnhof eröffnet, den die 1790 gegründete Firma baute.", "1887 = 1887; 1790 = 1790"),
        ("Es waren 1500 gekommen, und er hat 1200 gezahlt.", ""),
    ]);
}

#[test]
fn codes_models_and_hours_are_no_years() {
    reads(&[
        ("His PIN was 1984 and the code is 2020.", ""),
        ("The locker is 2020, the year is 2021.", "2021 = 2021"),
        ("A BMW 1600 stood beside the Vauxhall Viva 1300.", ""),
        ("He saw Paris 1900 in a film.", "1900 = 1900"),
        ("In January 1900 and in 1900 she sang.", "January 1900 = 1900-01; 1900 = 1900"),
        ("The parade starts at 1500 hours and ends by 1730 hours.", ""),
        ("It took 1500 hours of work.", "1500 hours = 1500"),
        ("Il treno delle 6.45 parte alle 18.30.", ""),
    ]);
}

#[test]
fn a_date_may_have_the_name_of_its_month_between_dashes() {
    reads(&[
        ("It is paid on 14-Mar-2025.", "14-Mar-2025 = 2025-03-14"),
        ("It ran from 2025-Apr-01, and on 3/Apr/2024.", "2025-Apr-01 = 2025-04-01; 3/Apr/2024 = 2024-04-03"),
        ("See file A-14-Mar-2025 and 34-Mar-2025.", ""),
    ]);
}

#[test]
fn what_one_is_told_to_do_with_so_many_is_no_name() {
    reads(&[
        ("Whisk 4 eggs with 200 ml of cream.", "4 eggs = 4; 200 ml = 200"),
        ("Soak 500 g of beans. Thread 3 beads on it.", "500 g = 500; 3 beads = 3"),
        ("Cut 2 lengths of string.", "2 lengths = 2"),
        ("Llama 4 models and Apollo 11 crews. Windows 10 users.", ""),
        ("They flew Boeing 747 jets. Type 2 patients.", ""),
    ]);
}

#[test]
fn what_is_counted_may_look_like_a_verb_or_a_measure() {
    reads(&[
        ("He hit .312 with 27 home runs.", "27 home runs = 27"),
        ("The team scored 300 runs in 40 works by Klimt.", "300 runs = 300; 40 works = 40"),
        ("Rule 7 works in practice, and Chapter 4 runs to 30 pages.", "30 pages = 30"),
        ("Its 100m sprint record stands; she ran the 400m hurdles in a town of 5m people.", "5m people = 5000000"),
        (
            "In 2011 and 12 grandchildren came, with 4 noblewomen.",
            "2011 = 2011; 12 grandchildren = 12; 4 noblewomen = 4",
        ),
        ("It lies 168,000 light-years away after 400 man-hours.", "168,000 light-years = 168000; 400 man-hours = 400"),
        ("Er hat 5 und das Haus, 40 wurden Zeugen.", ""),
        ("It is six times over the limit, and he called six times over the weekend.", "six times = 6"),
    ]);
}

#[test]
fn shares_have_two_ends_in_words() {
    reads(&[
        ("Support is between a quarter and a third of adults.", "between a quarter and a third = 25..33.33"),
        ("A third to a half of the staff left.", "A third to a half = 33.33..50"),
        ("It fell from two-thirds to a half.", "from two-thirds to a half = 50..66.67"),
        (
            "Zwischen einem Viertel und einem Drittel der Kunden ging.",
            "Zwischen einem Viertel und einem Drittel = 25..33.33",
        ),
        ("Entre un quart et un tiers des élus ont voté.", "Entre un quart et un tiers = 25..33.33"),
        ("Entre un tercio y la mitad de los votos son nulos.", "Entre un tercio y la mitad = 33.33..50"),
        ("Between a third and a fourth floor is a lift.", ""),
        ("She came a quarter to a half hour late.", ""),
    ]);
}

#[test]
fn a_clause_that_begins_with_a_year_tells_when() {
    reads(&[
        ("From 1945 children got milk, and from 1951 pupils had lunch.", "1945 = 1945; 1951 = 1951"),
        ("By 1850 settlers had come; by 1872 people had left.", "1850 = 1850; 1872 = 1872"),
        ("From 1950 workers came letters. By 2000 metres the air was thin.", "1950 workers = 1950; 2000 metres = 2000"),
        ("It had letters from 1945 people and was run by 1850 settlers.", "1945 people = 1945; 1850 settlers = 1850"),
        ("The class of 2016 students met, as did the cohort of 2019 nurses.", "2016 = 2016; 2019 = 2019"),
        ("A class of 2016 students met in a town of 1990 people.", "2016 students = 2016; 1990 people = 1990"),
        ("In the summer of 1969 people danced, and a choir of 1969 people sang.", "1969 = 1969; 1969 people = 1969"),
    ]);
}

#[test]
fn a_clause_that_begins_with_a_crowd_tells_no_year() {
    reads(&[
        ("From 1200 entries submitted to the jury, nine were chosen.", "1200 entries = 1200"),
        ("From 1950 workers employed at the mill, twelve were picked.", "1950 workers = 1950"),
        ("From 1800 people interviewed in Leeds came thanks.", "1800 people = 1800"),
        ("From 1500 tickets sold, the club made a profit.", "1500 tickets = 1500"),
        ("From 1700 letters emerged a portrait of the man.", "1700 letters = 1700"),
        ("It was held by 300 knights, by 1200 archers led by Hugo.", "300 knights = 300; 1200 archers = 1200"),
        ("In 1200 manuscripts kept by monks, errors abound.", "1200 manuscripts = 1200"),
        ("In 1500 villages visited by the team none was left.", "1500 villages = 1500"),
        ("The class of 2000 students was too large for the hall.", "2000 students = 2000"),
        ("The draft of 2000 pages and the crop of 1900 tons are gone.", "2000 pages = 2000; 1900 tons = 1900"),
        // Here it does.
        ("From 1945 children received free milk.", "1945 = 1945"),
        ("By 1950 farmers sold their horses.", "1950 = 1950"),
        ("From 1920 prices fell sharply. In 1873 failures led to a panic.", "1920 = 1920; 1873 = 1873"),
    ]);
}

#[test]
fn votes_pilgrims_and_applicants_are_counted_where_no_year_is_meant() {
    reads(&[
        ("By 2000 votes he had lost the seat.", "2000 votes = 2000"),
        ("By 1200 votes to 300 the plan was lost.", "1200 votes = 1200"),
        ("In Rome 2000 pilgrims were waiting.", "2000 pilgrims = 2000"),
        ("From 1200 applicants were chosen twelve.", "1200 applicants = 1200"),
        ("The yard took on 2024 interns.", "2024 interns = 2024"),
        ("1200 interns will start in May.", "1200 interns = 1200"),
        // Of a year.
        ("By 2000 he had lost.", "2000 = 2000"),
        ("By 2000 points mattered less.", "2000 = 2000"),
        ("By 1990 workers had left the valley.", "1990 = 1990"),
        ("In Tokyo 2020 athletes wore masks.", "2020 = 2020"),
        ("From 1200 monks were sent north.", "1200 = 1200"),
        ("From 1200 onwards they traded wool.", "1200 = 1200"),
        ("From 1945 children were sent away.", "1945 = 1945"),
        ("2024 interns will start in May.", "2024 = 2024"),
        ("2024 sales rose.", "2024 = 2024"),
        // Of a program, or of an office.
        ("Kestrel Office 2019 is installed.", ""),
        ("The Home Office 2019 report is out.", "2019 = 2019"),
        ("Post Office 2019 accounts were late.", "2019 = 2019"),
    ]);
}
