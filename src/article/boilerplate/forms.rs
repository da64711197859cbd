//! The forms that furniture takes, whatever its place.

use super::Boilerplate;

/// Letters in lower case, straight quotes, single blanks, no bullets or colons around.
pub(super) fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '’' | '‘' | '`' => out.push('\''),
                '“' | '”' | '„' | '«' | '»' => out.push('"'),
                '…' => out.push_str("..."),
                _ => out.extend(c.to_lowercase()),
            }
        }
    }
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '©' | '(' | ')' | '"' | '.' | '!' | '?' | '@');
    out.trim_matches(|c: char| !kept(c)).to_owned()
}

/// How many words a reader counts; scripts without blanks count two signs as a word.
pub(in crate::article) fn words_of(text: &str) -> usize {
    let (mut words, mut signs, mut inside) = (0, 0, false);
    for c in text.chars() {
        if matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{0e00}'..='\u{0e7f}')
        {
            signs += 1;
            inside = false;
        } else if c.is_alphanumeric() {
            words += usize::from(!inside);
            inside = true;
        } else if c.is_whitespace() {
            inside = false;
        }
    }
    words + signs / 2
}

/// Short lines that are furniture wherever they stand.
pub(super) fn anywhere(normal: &str) -> Option<Boilerplate> {
    if normal.len() > 120 {
        return None;
    }
    if is_share_bar(normal) || is_one(normal, BUTTONS) {
        return Some(Boilerplate::Navigation);
    }
    if is_one(normal, ADVERTS) || is_newsletter_call(normal) {
        return Some(Boilerplate::Promotion);
    }
    if is_one(normal, COMMENT_FORMS) {
        return Some(Boilerplate::Comments);
    }
    None
}

/// What counts as furniture at the head or at the tail only.
pub(super) fn at_edge(normal: &str) -> Option<Boilerplate> {
    let words = words_of(normal);
    if words == 0 || words > 120 {
        return None;
    }
    if words <= 12 && (is_comments(normal) || is_one(normal, COMMENT_HEADS)) {
        return Some(Boilerplate::Comments);
    }
    if is_legal(normal, words) {
        return Some(Boilerplate::Legal);
    }
    if is_disclaimer(normal, words) {
        return Some(Boilerplate::Disclaimer);
    }
    if is_navigation(normal) {
        return Some(Boilerplate::Navigation);
    }
    if is_promotion(normal, words) {
        return Some(Boilerplate::Promotion);
    }
    None
}

/// A heading over a disclaimer.
pub(super) fn is_disclaimer_head(normal: &str) -> bool {
    is_one(normal, DISCLAIMER_HEADS)
}

/// A heading over a thread of comments.
pub(super) fn is_comments(normal: &str) -> bool {
    if is_one(normal, COMMENT_FORMS) {
        return true;
    }
    let without_count = normal.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')' | ',' | '.'));
    let counted = without_count.len() < normal.len() && is_one(without_count, COMMENT_COUNTED);
    let starts = [
        "add a public comment",
        "leave a comment",
        "leave a reply",
        "be the first to comment",
        "sort by ",
        "log in to comment",
        "sign in to comment",
        "log in to leave",
        "please log in to",
        "please sign in to",
        "see all comments",
        "join the conversation",
        "view all comments",
        "show all comments",
        "load more comments",
        "your email address will not be published",
        "required fields are marked",
    ];
    counted || (words_of(normal) <= 9 && starts.iter().any(|start| normal.starts_with(start)))
}

/// The bare word that heads a comment thread, and nothing else.
pub(super) fn is_comments_head(normal: &str) -> bool {
    is_one(normal, COMMENT_HEADS) || is_comments(normal)
}

/// A heading over links to other articles.
pub(super) fn is_related_head(normal: &str) -> bool {
    is_one(normal, RELATED) || (words_of(normal) <= 6 && normal.starts_with("more from "))
}

/// Lines that a page puts above its headline.
pub(super) fn is_skippable(normal: &str) -> bool {
    is_one(normal, ADVERTS) || is_one(normal, LEGAL_LINKS)
}

/// A label over the box that tells who the author is.
pub(super) fn is_author_head(normal: &str) -> bool {
    is_one(normal, AUTHOR_HEADS)
}

/// Menus, breadcrumbs, share bars, related links, tags.
pub(super) fn is_navigation(normal: &str) -> bool {
    if is_one(normal, BUTTONS) || is_one(normal, MENUS) || is_share_bar(normal) || is_related_head(normal) {
        return true;
    }
    let words = words_of(normal);
    let labelled = [
        "tags:",
        "topics:",
        "filed under",
        "categories:",
        "category:",
        "tagged:",
        "read more:",
        "read also:",
        "also read:",
        "see also:",
        "related:",
        "read next:",
        "up next:",
        "share this ",
        "follow us on ",
        "follow us at ",
    ];
    words <= 20 && labelled.iter().any(|label| normal.starts_with(label)) && !ends_sentence_of_prose(normal, words)
        || is_breadcrumb(normal)
}

fn ends_sentence_of_prose(normal: &str, words: usize) -> bool {
    words > 12 && normal.ends_with('.')
}

fn is_breadcrumb(normal: &str) -> bool {
    let parts: Vec<&str> = normal.split(['>', '›', '»', '/', '|', '→']).map(str::trim).collect();
    (2..=8).contains(&parts.len())
        && is_one(
            parts.first().copied().unwrap_or_default(),
            &["home", "start", "startseite", "accueil", "inicio", "news"],
        )
        && parts.iter().all(|part| words_of(part) <= 12)
}

fn is_share_bar(normal: &str) -> bool {
    let mut seen = 0;
    for word in normal.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        match word {
            "facebook" | "twitter" | "linkedin" | "whatsapp" | "reddit" | "pinterest" | "telegram" | "bluesky"
            | "mastodon" | "threads" | "tumblr" | "flipboard" | "xing" | "pocket" => seen += 2,
            "share" | "tweet" | "email" | "print" | "copy" | "link" | "save" | "x" | "mail" | "on" | "via"
            | "teilen" | "partager" | "compartir" | "instagram" | "youtube" | "pin" | "this" | "to" | "bookmark" => {
                seen += 1
            }
            _ => return false,
        }
    }
    // One name alone may be an answer ("Facebook"), a row of them is a bar.
    seen >= 3
}

fn is_newsletter_call(normal: &str) -> bool {
    let words = words_of(normal);
    let starts = [
        "sign up for our",
        "sign up to our",
        "subscribe to our",
        "join our newsletter",
        "get our newsletter",
        "get our free newsletter",
        "subscribe to the newsletter",
        "sign up for the newsletter",
        "abonnieren sie unseren newsletter",
        "abonnez-vous à notre",
        "suscríbete a nuestr",
    ];
    words <= 18 && starts.iter().any(|start| normal.starts_with(start))
}

fn is_legal(normal: &str, words: usize) -> bool {
    let starts_copyright = ["©", "(c) ", "copyright ©", "copyright (c)", "copyright 19", "copyright 20"];
    if words <= 60 && starts_copyright.iter().any(|start| normal.starts_with(start)) {
        return true;
    }
    let reserved =
        ["all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados"];
    if words <= 40
        && reserved.iter().any(|phrase| normal.starts_with(phrase) || normal.trim_end_matches('.').ends_with(phrase))
    {
        return true;
    }
    if is_one(normal, LEGAL_LINKS) {
        return true;
    }
    let cookies = [
        "we use cookies",
        "this site uses cookies",
        "this website uses cookies",
        "our site uses cookies",
        "our website uses cookies",
        "we and our partners use cookies",
        "by continuing to use this",
        "by continuing to browse",
        "wir verwenden cookies",
        "diese website verwendet cookies",
        "nous utilisons des cookies",
        "usamos cookies",
        "utilizamos cookies",
    ];
    let consent = [
        "experience",
        "consent",
        "accept",
        "policy",
        "settings",
        "analyse",
        "analyze",
        "personali",
        "preferences",
        "traffic",
        "zustimm",
        "einwillig",
        "consenti",
        "experiencia",
        "expérience",
    ];
    words <= 90
        && cookies.iter().any(|start| normal.starts_with(start))
        && (words <= 8 || consent.iter().any(|word| normal.contains(word)))
}

fn is_disclaimer(normal: &str, words: usize) -> bool {
    if is_disclaimer_head(normal) {
        return true;
    }
    if [
        "disclaimer:",
        "disclosure:",
        "disclosures:",
        "legal disclaimer:",
        "risk warning:",
        "haftungsausschluss:",
        "hinweis: keine anlageberatung",
    ]
    .iter()
    .any(|start| normal.starts_with(start))
    {
        return true;
    }
    let about_itself = [
        "this article",
        "this content",
        "this post",
        "this material",
        "this publication",
        "this analysis is",
        "this report is",
        "this newsletter is",
        "this site",
        "this website",
        "the information",
        "the content",
        "the views",
        "views expressed",
        "the opinions",
        "opinions expressed",
        "the author",
        "nothing in",
        "nothing here",
        "nothing on",
        "i am not a financial",
        "we are not financial",
        "i am/we are",
        "i/we have",
        "our content",
        "all content",
        "dieser artikel dient",
        "cet article est",
        "este artículo es",
    ];
    let hits = DISCLAIMER_PHRASES.iter().filter(|phrase| says(normal, phrase)).count();
    hits > 0 && (words <= 12 || hits >= 2 || about_itself.iter().any(|start| normal.starts_with(start)))
}

/// Whether `phrase` is said rather than quoted.
fn says(normal: &str, phrase: &str) -> bool {
    normal.find(phrase).is_some_and(|at| !normal[..at].trim_end_matches("this is ").ends_with(['"', '\'']))
}

fn is_promotion(normal: &str, words: usize) -> bool {
    if is_one(normal, ADVERTS) || is_newsletter_call(normal) {
        return true;
    }
    let calls = CALLS.iter().any(|call| is_called(normal, call));
    let opens = OPENINGS.iter().any(|opening| {
        normal.strip_prefix(opening).is_some_and(|rest| rest.is_empty() || !rest.starts_with(char::is_alphabetic))
    });
    calls && opens && words <= 90
}

/// Whether `call` is addressed to the reader: it opens a clause, or names what is ours or yours.
fn is_called(normal: &str, call: &str) -> bool {
    let Some(at) = normal.find(call) else { return false };
    let before = normal[..at].trim_end();
    let opens = before.is_empty()
        || before.ends_with(['.', '!', '?', ',', ':', ';', '-', '–', '—'])
        || ["and", "then", "please", "or", "now", "today", "just", "simply"].iter().any(|word| before.ends_with(word));
    opens
        || call.split(' ').any(|word| matches!(word, "our" | "your"))
        || matches!(call, "free trial" | "promo code" | "limited time")
}

fn is_one(normal: &str, list: &[&str]) -> bool {
    // "no comments yet." and "Comments:" are still what they are.
    let bare = normal.trim_end_matches(['.', '!', '?', ':', '*']);
    list.contains(&normal) || list.contains(&bare)
}

const COMMENT_FORMS: &[&str] = &[
    "add a public comment",
    "add a comment",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "write a comment",
    "post comment",
    "cancel reply",
    "no comments",
    "no comments yet",
    "be the first to comment",
    "comments are closed",
    "log in to comment",
    "sign in to comment",
    "log in to reply",
    "load more comments",
    "show comments",
    "view comments",
    "hide comments",
    "kommentar schreiben",
    "keine kommentare",
    "noch keine kommentare",
    "laisser un commentaire",
    "aucun commentaire",
    "deja un comentario",
    "dejar un comentario",
    "sin comentarios",
    "no hay comentarios",
    "nessun commento",
    "lascia un commento",
];
const COMMENT_HEADS: &[&str] = &[
    "comments",
    "comment",
    "reader comments",
    "comments section",
    "kommentare",
    "commentaires",
    "comentarios",
    "commenti",
    "reacties",
    "newest",
    "newest first",
    "oldest",
    "oldest first",
    "sort by",
    "reply",
    "join the conversation",
    "join the discussion",
];
const COMMENT_COUNTED: &[&str] = &[
    "comment",
    "comments",
    "replies",
    "responses",
    "kommentare",
    "kommentar",
    "commentaires",
    "comentarios",
    "commenti",
];
const DISCLAIMER_HEADS: &[&str] = &[
    "disclaimer",
    "disclaimers",
    "disclosure",
    "disclosures",
    "legal disclaimer",
    "financial disclaimer",
    "investment disclaimer",
    "risk warning",
    "risk disclosure",
    "important disclosure",
    "important disclosures",
    "haftungsausschluss",
    "avertissement",
    "descargo de responsabilidad",
    "aviso legal",
];
const DISCLAIMER_PHRASES: &[&str] = &[
    "for informational purposes only",
    "for information purposes only",
    "for general information purposes",
    "for informational and educational purposes",
    "for educational purposes only",
    "for entertainment purposes only",
    "not financial advice",
    "not investment advice",
    "not legal advice",
    "not medical advice",
    "not be considered financial",
    "not be considered investment",
    "not be construed as",
    "not be taken as",
    "not be relied upon",
    "not intended as financial",
    "not intended as investment",
    "not intended to be",
    "not constitute financial",
    "not constitute investment",
    "not constitute legal",
    "not constitute professional",
    "not constitute an offer",
    "do your own research",
    "conduct your own research",
    "do your own due diligence",
    "consult a qualified",
    "consult with a qualified",
    "consult a licensed",
    "consult a professional",
    "consult a financial",
    "consult with a financial",
    "consult your financial",
    "seek professional advice",
    "past performance is",
    "no position in any",
    "no positions in any",
    "has no position in",
    "have no position in",
    "are those of the author",
    "are solely those of",
    "do not necessarily reflect",
    "does not necessarily reflect",
    "are my own",
    "are their own",
    "keine anlageberatung",
    "ne constitue pas un conseil",
    "no constituye asesoramiento",
];
const ADVERTS: &[&str] = &[
    "advertisement",
    "advertising",
    "advertisement - continue reading below",
    "continue reading below",
    "sponsored",
    "sponsored content",
    "story continues below advertisement",
    "story continues below",
    "article continues below",
    "anzeige",
    "werbung",
    "publicité",
    "publicidad",
    "subscribe",
    "subscribe now",
    "subscribe today",
    "sign up",
    "sign up now",
    "sign up today",
    "get started",
    "get started today",
    "start your free trial",
    "become a member",
    "become a subscriber",
    "join our newsletter",
    "get the newsletter",
    "newsletter",
    "download our app",
    "get the app",
    "donate",
    "donate now",
];
const RELATED: &[&str] = &[
    "related",
    "related articles",
    "related stories",
    "related news",
    "related posts",
    "related content",
    "related topics",
    "related links",
    "related reading",
    "read more",
    "read next",
    "read also",
    "also read",
    "see also",
    "up next",
    "more stories",
    "more news",
    "more articles",
    "most read",
    "most popular",
    "trending",
    "trending now",
    "latest news",
    "latest stories",
    "popular posts",
    "recommended",
    "recommended for you",
    "recommended reading",
    "you may also like",
    "you might also like",
    "more like this",
    "further reading",
    "editor's picks",
    "don't miss",
    "mehr zum thema",
    "das könnte sie auch interessieren",
    "lire aussi",
    "à lire aussi",
    "te puede interesar",
    "lee también",
];
const BUTTONS: &[&str] = &[
    "skip to content",
    "skip to main content",
    "back to top",
    "share this article",
    "share this story",
    "share this post",
    "share this",
    "copy link",
    "print this article",
    "email this article",
    "save article",
    "gift this article",
    "listen to this article",
    "next article",
    "previous article",
    "toggle navigation",
    "open menu",
    "close menu",
    "artikel teilen",
    "partager cet article",
    "compartir este artículo",
    "zum inhalt springen",
];
const MENUS: &[&str] = &[
    "home",
    "menu",
    "search",
    "log in",
    "login",
    "sign in",
    "share",
    "tweet",
    "print",
    "email",
    "save",
    "follow",
    "follow us",
    "next",
    "previous",
    "contact",
    "contact us",
    "about us",
    "facebook",
    "twitter",
    "linkedin",
    "whatsapp",
    "tags",
    "topics",
    "categories",
    "loading",
    "loading...",
    "close",
];
const LEGAL_LINKS: &[&str] = &[
    "terms of service",
    "terms of use",
    "terms and conditions",
    "terms & conditions",
    "privacy policy",
    "privacy",
    "cookie policy",
    "cookie settings",
    "cookie preferences",
    "accept all cookies",
    "accept cookies",
    "accept all",
    "reject all",
    "manage cookies",
    "privacy notice",
    "privacy policy | terms of service",
    "terms of service | privacy policy",
    "terms | privacy",
    "privacy | terms",
    "do not sell my personal information",
    "impressum",
    "datenschutz",
    "mentions légales",
    "aviso legal",
];
const AUTHOR_HEADS: &[&str] = &[
    "author avatar",
    "author",
    "avatar",
    "about the author",
    "about the authors",
    "about the writer",
    "author bio",
    "author's avatar",
    "author image",
    "author photo",
    "author profile",
    "written by",
    "über den autor",
    "über die autorin",
    "zum autor",
    "à propos de l'auteur",
    "sobre el autor",
    "sobre la autora",
    "sull'autore",
];
/// What a call on the reader asks for.
const CALLS: &[&str] = &[
    "sign up for",
    "sign up to",
    "sign up today",
    "sign up now",
    "get started today",
    "get started now",
    "get started with",
    "get started for free",
    "subscribe to our",
    "subscribe now",
    "subscribe today",
    "subscribe for",
    "take control of your",
    "start your free",
    "free trial",
    "explore the full",
    "explore our",
    "read the full report",
    "read our full",
    "get the full report",
    "download the full",
    "download our",
    "download the app",
    "join our",
    "our newsletter",
    "our free newsletter",
    "our daily newsletter",
    "our weekly newsletter",
    "your inbox",
    "become a member",
    "become a subscriber",
    "become a paid",
    "become a patron",
    "use code",
    "use the code",
    "promo code",
    "limited time",
    "click here",
    "follow us",
    "follow our",
    "visit our",
    "contact us",
    "book a demo",
    "request a demo",
    "schedule a demo",
    "schedule a call",
    "book a call",
    "support our journalism",
    "support our work",
    "make a donation",
    "open an account",
    "create a free account",
    "try it free",
    "check out our",
    "read our",
    "see our",
    "join thousands",
    "join the waitlist",
    "share it with",
    "share this",
];
/// How a call on the reader begins.
const OPENINGS: &[&str] = &[
    "sign up",
    "subscribe",
    "get",
    "get started",
    "take control",
    "take the",
    "track",
    "start",
    "try",
    "explore",
    "download",
    "join",
    "unlock",
    "discover",
    "upgrade",
    "become",
    "click",
    "follow",
    "visit",
    "contact",
    "book",
    "request",
    "schedule",
    "support",
    "donate",
    "register",
    "check out",
    "don't miss",
    "stay",
    "never miss",
    "open",
    "create",
    "ready to",
    "want",
    "looking for",
    "looking to",
    "enjoyed",
    "enjoying",
    "like this",
    "liked this",
    "did you enjoy",
    "if you enjoyed",
    "if you liked",
    "if you like",
    "if you found",
    "for deeper",
    "for more",
    "for further",
    "for a deeper",
    "for the full",
    "for full",
    "to learn more",
    "to read more",
    "to find out more",
    "to get",
    "to see",
    "learn more",
    "learn how",
    "read our",
    "see our",
    "thanks for reading",
    "thank you for reading",
    "use code",
    "share",
    "our newsletter",
    "this article was first sent",
    "make",
    "help us",
    "be the first",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_at_the_edges_is_known_by_its_form() {
        use Boilerplate::*;
        for (text, kind) in [
            ("Comments", Comments),
            ("Add a public comment...", Comments),
            ("No comments yet", Comments),
            ("12 comments", Comments),
            ("Comments (3)", Comments),
            ("Sort by newest", Comments),
            ("Leave a Reply", Comments),
            ("Kommentare", Comments),
            ("Disclaimer", Disclaimer),
            ("Disclaimer: the author holds shares in the firm.", Disclaimer),
            ("Not financial advice.", Disclaimer),
            ("This article is for informational purposes only.", Disclaimer),
            ("The views expressed here are those of the author and do not necessarily reflect ours.", Disclaimer),
            ("© 2025 Example Media. All rights reserved.", Legal),
            ("We use cookies to improve your experience. Accept all", Legal),
            ("Privacy Policy", Legal),
            ("Home > Business > Technology", Navigation),
            ("Share this article", Navigation),
            ("Facebook Twitter LinkedIn Email", Navigation),
            ("Read more: Why chips are scarce", Navigation),
            ("Tags: AI, Chips", Navigation),
            ("Sign up for our newsletter", Promotion),
            ("Get started today and sign up for a free account with Example.", Promotion),
            ("Enjoyed this piece? Join our newsletter and get the next one in your inbox.", Promotion),
            ("Subscribe", Promotion),
        ] {
            assert_eq!(at_edge(&normal(text)), Some(kind), "{text}");
        }
    }

    #[test]
    fn prose_about_furniture_is_prose() {
        for text in [
            "The newsletter has 40,000 readers, and its founder asks them to subscribe now and then.",
            "We use cookies every day in our bakery, and butter from the valley.",
            "Comment sections have closed at most newspapers since 2015.",
            "Courts have held that writing \"not financial advice\" under a post protects nobody.",
            "No comments were made by the company after the hearing.",
            "The firm said its report was for informational purposes only, which the judge did not believe.",
            "Comments from analysts were mixed",
            "Get started they did, but the machines stood still for a year.",
            "AI writing agents now draft a third of the earnings notes.",
            "Threads and X have grown",
            "Facebook",
            "Read more slowly, the professor told them.",
            "Sign-ups for the programme doubled.",
            "Terms of the deal were not disclosed.",
        ] {
            // One name of a network may be a button at the edge; in prose it is a name.
            if text == "Facebook" {
                assert_eq!(anywhere(&normal(text)), None);
                continue;
            }
            assert_eq!(at_edge(&normal(text)), None, "{text}");
            assert_eq!(anywhere(&normal(text)), None, "{text}");
        }
    }

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(words_of("It's $14.3B, he said."), 4);
        assert_eq!(words_of("他说这是一家公司"), 4);
        assert_eq!(words_of(" -- "), 0);
    }
}
