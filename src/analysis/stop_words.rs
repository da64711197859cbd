//! The lists, as folded as the words that are looked up in them, in order.

/// Dutch: words that carry grammar rather than matter.
#[rustfmt::skip]
pub(super) const DUTCH: &[&str] = &[
    "aan", "al", "alle", "als", "altijd", "andere", "ben", "bij", "bijna", "daar", "dan", "dat", "de", "deze", "die",
    "dit", "doch", "door", "dus", "een", "eens", "en", "er", "ge", "geen", "had", "hadden", "heb", "hebben", "heeft",
    "hem", "het", "hier", "hij", "hoe", "hun", "iets", "ik", "in", "is", "ja", "je", "jij", "jullie", "kan", "kon",
    "kunnen", "maar", "me", "meer", "men", "met", "mij", "mijn", "moet", "moeten", "na", "naar", "niet", "niets",
    "nog", "nu", "of", "om", "omdat", "ons", "onze", "ook", "op", "over", "reeds", "te", "tegen", "toch", "toen",
    "tot", "u", "uit", "uw", "van", "veel", "voor", "waar", "waarom", "wanneer", "want", "waren", "was", "wat", "we",
    "wel", "welke", "werd", "werden", "wie", "wij", "wil", "worden", "wordt", "zal", "ze", "zelf", "zich", "zij",
    "zijn", "zo", "zonder", "zou", "zouden",
];

/// English: words that carry grammar rather than matter.
#[rustfmt::skip]
pub(super) const ENGLISH: &[&str] = &[
    "a", "about", "above", "across", "after", "again", "against", "all", "almost", "along", "already", "also",
    "although", "always", "am", "among", "amongst", "an", "and", "another", "any", "anybody", "anyhow", "anyone",
    "anything", "anyway", "anywhere", "are", "aren", "arent", "around", "as", "aside", "at", "away", "be", "became",
    "because", "become", "becomes", "becoming", "been", "before", "beforehand", "being", "below", "beside", "besides",
    "between", "beyond", "both", "but", "by", "can", "cannot", "cant", "could", "couldn", "couldnt", "did", "didn",
    "didnt", "do", "does", "doesn", "doesnt", "doing", "don", "done", "dont", "down", "due", "during", "each",
    "either", "else", "elsewhere", "enough", "especially", "etc", "even", "ever", "every", "everybody", "everyone",
    "everything", "everywhere", "except", "far", "few", "for", "from", "further", "furthermore", "get", "gets",
    "getting", "give", "given", "gives", "go", "goes", "going", "gone", "got", "had", "hadn", "hadnt", "has", "hasn",
    "hasnt", "have", "haven", "havent", "having", "he", "hence", "her", "here", "hereby", "herein", "hers", "herself",
    "him", "himself", "his", "how", "however", "i", "if", "in", "indeed", "instead", "into", "is", "isn", "isnt",
    "it", "its", "itself", "just", "least", "less", "lest", "let", "like", "likely", "made", "mainly", "make",
    "makes", "making", "many", "may", "maybe", "me", "meanwhile", "might", "mightn", "mine", "more", "moreover",
    "most", "mostly", "much", "must", "mustn", "my", "myself", "namely", "near", "nearly", "need", "needn", "neither",
    "never", "nevertheless", "no", "nobody", "none", "nonetheless", "noone", "nor", "not", "nothing", "now",
    "nowhere", "of", "off", "often", "oh", "on", "once", "one", "ones", "only", "onto", "or", "other", "others",
    "otherwise", "ought", "our", "ours", "ourselves", "out", "over", "own", "per", "perhaps", "please", "probably",
    "put", "quite", "rather", "re", "really", "regarding", "said", "same", "say", "saying", "says", "see", "seem",
    "seemed", "seeming", "seems", "seen", "several", "shall", "shan", "she", "should", "shouldn", "shouldnt", "since",
    "so", "some", "somebody", "somehow", "someone", "something", "sometime", "sometimes", "somewhat", "somewhere",
    "still", "such", "take", "taken", "tell", "than", "that", "thats", "the", "their", "theirs", "them", "themselves",
    "then", "thence", "there", "thereafter", "thereby", "therefore", "therein", "thereupon", "these", "they", "this",
    "those", "though", "through", "throughout", "thus", "till", "to", "together", "too", "took", "toward", "towards",
    "under", "unless", "unlike", "until", "unto", "up", "upon", "us", "use", "used", "uses", "using", "usually",
    "various", "very", "via", "want", "was", "wasn", "wasnt", "we", "well", "went", "were", "weren", "werent", "what",
    "whatever", "whats", "when", "whence", "whenever", "where", "whereafter", "whereas", "whereby", "wherein",
    "whereupon", "wherever", "whether", "which", "whichever", "while", "whither", "who", "whoever", "whole", "whom",
    "whos", "whose", "why", "will", "with", "within", "without", "won", "would", "wouldn", "wouldnt", "yes", "yet",
    "you", "your", "yours", "yourself", "yourselves",
];

/// French: words that carry grammar rather than matter.
#[rustfmt::skip]
pub(super) const FRENCH: &[&str] = &[
    "a", "ai", "ainsi", "alors", "apres", "au", "aucun", "aucune", "aussi", "autre", "autres", "aux", "avaient",
    "avait", "avant", "avec", "avoir", "c", "car", "ce", "ceci", "cela", "celle", "celles", "celui", "ces", "cet",
    "cette", "ceux", "chaque", "chez", "ci", "comme", "comment", "d", "dans", "de", "depuis", "des", "dont", "du",
    "elle", "elles", "en", "encore", "entre", "est", "et", "etaient", "etait", "ete", "etre", "eu", "eux", "fait",
    "il", "ils", "j", "je", "l", "la", "le", "les", "leur", "leurs", "lors", "lui", "m", "ma", "mais", "me", "meme",
    "mes", "moi", "mon", "n", "ne", "ni", "non", "nos", "notre", "nous", "on", "ont", "ou", "par", "pas", "pendant",
    "peu", "peut", "plus", "pour", "pourquoi", "qu", "quand", "que", "quel", "quelle", "quelles", "quels", "qui",
    "quoi", "s", "sa", "sans", "se", "sera", "ses", "si", "son", "sont", "sous", "sur", "t", "ta", "te", "tes", "toi",
    "ton", "tous", "tout", "toute", "toutes", "tres", "tu", "un", "une", "vers", "voici", "voila", "vos", "votre",
    "vous", "y",
];

/// German: words that carry grammar rather than matter.
#[rustfmt::skip]
pub(super) const GERMAN: &[&str] = &[
    "aber", "alle", "allem", "allen", "aller", "alles", "als", "also", "am", "an", "ander", "andere", "anderem",
    "anderen", "anderer", "anderes", "auch", "auf", "aus", "bei", "beim", "bin", "bis", "bist", "da", "dabei",
    "dadurch", "dafur", "damit", "dann", "das", "dass", "dein", "deine", "dem", "den", "denn", "der", "deren", "des",
    "dessen", "dich", "die", "dies", "diese", "diesem", "diesen", "dieser", "dieses", "dir", "doch", "dort", "du",
    "durch", "ein", "eine", "einem", "einen", "einer", "eines", "einige", "er", "es", "etwas", "euch", "euer", "fur",
    "gegen", "gibt", "hab", "habe", "haben", "hat", "hatte", "hatten", "hier", "hin", "hinter", "ich", "ihm", "ihn",
    "ihnen", "ihr", "ihre", "ihrem", "ihren", "ihrer", "im", "in", "ins", "ist", "ja", "jede", "jedem", "jeden",
    "jeder", "jedes", "jene", "jener", "jetzt", "kann", "kein", "keine", "keinem", "keinen", "keiner", "konnen",
    "konnte", "man", "mein", "meine", "mich", "mir", "mit", "muss", "nach", "nicht", "nichts", "noch", "nun", "nur",
    "ob", "oder", "ohne", "sehr", "sein", "seine", "seinem", "seinen", "seiner", "seit", "sich", "sie", "sind", "so",
    "solche", "soll", "sollte", "sondern", "sonst", "uber", "um", "und", "uns", "unser", "unsere", "unter", "vom",
    "von", "vor", "war", "waren", "was", "weil", "welche", "welchem", "welchen", "welcher", "welches", "wem", "wen",
    "wenn", "wer", "werde", "werden", "wessen", "wie", "wieder", "will", "wir", "wird", "wo", "wollen", "worden",
    "wurde", "wurden", "zu", "zum", "zur", "zwischen",
];

/// Italian: words that carry grammar rather than matter.
#[rustfmt::skip]
pub(super) const ITALIAN: &[&str] = &[
    "a", "ad", "agli", "ai", "al", "alla", "alle", "allo", "anche", "ancora", "aveva", "avevano", "c", "che", "chi",
    "ci", "coi", "col", "come", "con", "contro", "cosa", "cui", "d", "da", "dagli", "dai", "dal", "dalla", "dalle",
    "dallo", "degli", "dei", "del", "della", "delle", "dello", "di", "dove", "e", "ed", "era", "erano", "essere",
    "fra", "gia", "gli", "ha", "hanno", "ho", "i", "il", "in", "io", "l", "la", "le", "lei", "li", "lo", "loro",
    "lui", "ma", "mentre", "mi", "mia", "mie", "miei", "mio", "molto", "ne", "negli", "nei", "nel", "nella", "nelle",
    "nello", "noi", "non", "nostra", "nostro", "o", "ogni", "per", "perche", "piu", "poi", "prima", "qual", "quale",
    "quali", "quando", "quanto", "quella", "quelle", "quelli", "quello", "questa", "queste", "questi", "questo",
    "qui", "se", "sei", "senza", "si", "sia", "siamo", "sono", "sopra", "sotto", "stato", "su", "sua", "sue", "sugli",
    "sui", "sul", "sulla", "sulle", "sullo", "suo", "suoi", "te", "ti", "tra", "tu", "tua", "tuo", "tutti", "tutto",
    "un", "una", "uno", "v", "vi", "voi",
];

/// Portuguese: words that carry grammar rather than matter.
#[rustfmt::skip]
pub(super) const PORTUGUESE: &[&str] = &[
    "a", "ao", "aos", "aquela", "aquelas", "aquele", "aqueles", "aquilo", "as", "ate", "cada", "com", "como", "da",
    "das", "de", "dela", "delas", "dele", "deles", "depois", "do", "dos", "e", "ela", "elas", "ele", "eles", "em",
    "entre", "era", "eram", "essa", "essas", "esse", "esses", "esta", "estao", "estas", "este", "estes", "eu", "foi",
    "foram", "ha", "isso", "isto", "ja", "la", "lhe", "lhes", "mais", "mas", "me", "mesmo", "meu", "meus", "minha",
    "minhas", "muito", "muitos", "na", "nao", "nas", "nem", "no", "nos", "nossa", "nosso", "num", "numa", "o", "onde",
    "os", "ou", "outra", "outro", "para", "pela", "pelas", "pelo", "pelos", "por", "porque", "quais", "qual",
    "quando", "quanto", "que", "quem", "sao", "se", "sem", "ser", "sera", "seu", "seus", "so", "sobre", "sua", "suas",
    "tambem", "te", "tem", "ter", "teu", "toda", "todas", "todo", "todos", "tu", "tua", "um", "uma", "umas", "uns",
    "voce", "voces",
];

/// Russian: words that carry grammar rather than matter.
#[rustfmt::skip]
pub(super) const RUSSIAN: &[&str] = &[
    "а", "без", "более", "был", "была", "были", "было", "быть", "в", "вам", "вас", "весь", "во", "вот", "все",
    "всего", "всех", "вы", "где", "да", "для", "до", "его", "ее", "если", "есть", "еще", "же", "за", "и", "из", "или",
    "им", "их", "к", "как", "какая", "какие", "какой", "ко", "когда", "которая", "которые", "который", "кто", "ли",
    "между", "меня", "мне", "мой", "мы", "на", "над", "надо", "нас", "не", "него", "нее", "нет", "ни", "них", "но",
    "о", "об", "однако", "он", "она", "они", "оно", "от", "очень", "по", "под", "после", "при", "про", "с", "сам",
    "свой", "себя", "со", "так", "также", "такой", "там", "то", "тоже", "только", "том", "ты", "у", "уже", "чего",
    "чем", "что", "чтобы", "чье", "эта", "эти", "это", "этого", "этой", "этом", "этот", "я",
];

/// Spanish: words that carry grammar rather than matter.
#[rustfmt::skip]
pub(super) const SPANISH: &[&str] = &[
    "a", "al", "algo", "algun", "alguna", "algunas", "alguno", "algunos", "ante", "antes", "aquel", "aquella",
    "aquellas", "aquellos", "aqui", "asi", "aun", "aunque", "cada", "como", "con", "contra", "cual", "cuales",
    "cuando", "cuanto", "de", "del", "desde", "donde", "dos", "durante", "e", "el", "ella", "ellas", "ellos", "en",
    "entre", "era", "eran", "eres", "es", "esa", "esas", "ese", "eso", "esos", "esta", "estan", "estas", "este",
    "esto", "estos", "fue", "fueron", "ha", "habia", "habian", "han", "hasta", "hay", "he", "la", "las", "le", "les",
    "lo", "los", "mas", "me", "mi", "mis", "mucho", "muchos", "muy", "nada", "ni", "no", "nos", "nosotros", "nuestra",
    "nuestro", "o", "os", "otra", "otras", "otro", "otros", "para", "pero", "poco", "por", "porque", "que", "quien",
    "quienes", "se", "sea", "ser", "si", "sido", "sin", "sobre", "son", "su", "sus", "tambien", "tan", "tanto", "te",
    "tiene", "tienen", "toda", "todas", "todo", "todos", "tu", "tus", "un", "una", "unas", "uno", "unos", "usted",
    "ustedes", "y", "ya", "yo",
];
