"""Pairs of claims in five languages: those that say the same in other words, and those that share words alone."""

SAME = [
    (
        "The banks that would pay for Russian oil are the banks that are paid for our exports.",
        "Our exports are paid through the very banks that would have to pay for Russian oil.",
    ),
    (
        "Discounted Russian oil lowers the price of fuel in Pakistan.",
        "Cheap oil from Russia would lower fuel prices for Pakistan.",
    ),
    (
        "Sanctions could cut our exporters off from dollar payments.",
        "Exporters may be cut off from payments in dollars by sanctions.",
    ),
    (
        "A gas pipeline would take ten years to build.",
        "The gas pipeline takes ten years to be built.",
    ),
    (
        "Coffee wakes the house.",
        "Coffee wakes up the whole house.",
    ),
    (
        "Trams empty the shops of a town.",
        "Trams empty shops in towns.",
    ),
    (
        "Teachers should be paid more than they are.",
        "Teachers ought to be paid more.",
    ),
    (
        "The port of Gwadar needs Russian investment.",
        "Gwadar port needs investment from Russia.",
    ),
    (
        "Нефть из России дешевле на двадцать процентов.",
        "Российская нефть дешевле на двадцать процентов.",
    ),
    (
        "Банки могут попасть под санкции.",
        "Под санкции могут попасть наши банки.",
    ),
    (
        "روسی تیل پاکستان کے لیے سستا ہے۔",
        "پاکستان کے لیے روس کا تیل سستا ہے۔",
    ),
    (
        "Mehr Radwege machen die Stadt sicherer.",
        "Die Stadt wird durch mehr Radwege sicherer.",
    ),
    (
        "Wheat imports from Russia protect against shortages.",
        "Importing wheat from Russia protects us from shortages.",
    ),
    (
        "Relations with Washington would suffer.",
        "Our relations with Washington will suffer.",
    ),
    (
        "The four banks each hold a dollar account in New York.",
        "Each of the four banks holds its dollar account in New York.",
    ),
    (
        "Le port a besoin d'argent russe.",
        "Le port a besoin de l'argent de la Russie.",
    ),
]

OTHER = [
    (
        "The banks that would pay for Russian oil are the banks that are paid for our exports.",
        "Russian oil is too heavy for our refineries.",
    ),
    (
        "Discounted Russian oil lowers the price of fuel in Pakistan.",
        "A pipeline from Russia would cross the lands of our neighbours.",
    ),
    (
        "Sanctions could cut our exporters off from dollar payments.",
        "Textile workers would be the first to lose their jobs.",
    ),
    (
        "A gas pipeline would take ten years to build.",
        "The price of gas is set in Qatar.",
    ),
    (
        "Coffee wakes the house.",
        "Tea is the drink of the house.",
    ),
    (
        "Trams empty the shops of a town.",
        "Trams are quieter than buses.",
    ),
    (
        "Teachers should be paid more than they are.",
        "Schools should start later than they do.",
    ),
    (
        "The port of Gwadar needs Russian investment.",
        "The port of Karachi is full.",
    ),
    (
        "Нефть из России дешевле на двадцать процентов.",
        "Пшеница из России нужна каждый год.",
    ),
    (
        "Банки могут попасть под санкции.",
        "Экспорт текстиля кормит миллионы людей.",
    ),
    (
        "روسی تیل پاکستان کے لیے سستا ہے۔",
        "گندم کی قلت پاکستان کے لیے خطرہ ہے۔",
    ),
    (
        "Mehr Radwege machen die Stadt sicherer.",
        "Autos gehören nicht in die Stadt.",
    ),
    (
        "Relations with Washington would suffer.",
        "Relations with Moscow have never been warm.",
    ),
    (
        "Pakistan should strengthen its relations with Russia.",
        "Pakistan should keep its distance from every bloc.",
    ),
    (
        "Wheat imports from Russia protect against shortages.",
        "Russia sells its arms to our neighbour.",
    ),
    (
        "It is the poor who pay for a dear fuel.",
        "It is the rich who pay for a new road.",
    ),
    (
        "Le port a besoin d'argent russe.",
        "Le port est plein depuis un an.",
    ),
]
