/**
 * The most common passwords of at least eight characters: some twenty thousand, written
 * as the words that people choose and what they append to them.
 */

/** Words, names and teams that people choose, also those that are long enough only with an ending. */
const WORDS = words(`
  password passwort passord parola motdepasse contrasena senha wachtwoord pass passw0rd passwd secret secrets geheim
  admin administrator root user guest test tester testing temp temporary default changeme letmein welcome willkommen
  login logon access master superuser system server service support office company computer internet windows google
  facebook youtube linkedin instagram twitter amazon apple samsung android iphone microsoft yahoo hotmail gmail
  monkey dragon shadow sunshine princess prince football baseball basketball softball hockey soccer golf tennis
  superman batman spiderman ironman starwars startrek pokemon pikachu naruto sonic mario zelda nintendo playstation
  xbox minecraft fortnite roblox warcraft starcraft counter strike halo matrix phoenix ranger hunter killer ninja
  pirate wizard magic merlin gandalf frodo legolas dumbledore potter hogwarts voldemort terminator predator alien
  lovely love loveme iloveyou iloveu loveyou lover lovers forever forget always never mylove baby babygirl babyboy
  sweetheart sweetie sweety honey sugar candy chocolate cookie cupcake cherry banana orange lemon apricot strawberry
  blueberry raspberry watermelon pineapple mango peach peaches pepper ginger cinnamon vanilla coffee cheese pizza
  summer winter spring autumn january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday morning midnight sunrise sunset weekend holiday christmas
  birthday easter halloween flower flowers rose rosebud lily daisy jasmine violet tulip orchid butterfly dragonfly
  rainbow star stars starlight moon moonlight sunlight sky heaven angel angels devil demon hell god jesus christ
  blessed blessing faith hope grace mercy spirit peace freedom liberty justice victory champion winner legend
  michael jennifer jessica ashley amanda daniel joshua matthew andrew anthony david james john robert william
  richard thomas charles joseph christopher nicholas jonathan benjamin samuel alexander alexandra alex patrick
  kevin brian jason justin brandon ryan eric steven stephen timothy george edward henry oscar victor martin
  peter paul mark lucas simon oliver jack jackson harry charlie maggie molly lucy bella buddy bailey max rocky
  sophie emily emma olivia hannah sarah rachel rebecca laura nicole michelle stephanie melissa elizabeth
  katherine catherine kathryn samantha victoria vanessa valentina gabriel gabriela isabella angela andrea
  natalie natasha tatiana svetlana maria marina diana daniela carolina claudia patricia barbara susan linda
  maxwell maverick mustang ferrari porsche mercedes corvette camaro cadillac chevrolet chevy toyota honda yamaha
  kawasaki harley davidson suzuki nissan mazda subaru jaguar lamborghini bugatti audi volkswagen
  yankees redsox lakers cowboys steelers packers eagles patriots broncos raiders dolphins dodgers giants chelsea
  arsenal liverpool manchester united barcelona realmadrid juventus milan benfica celtic rangers everton tottenham
  tiger tigers lion lions eagle falcon hawk wolf wolves bear bears panther leopard cheetah elephant giraffe
  horse pony puppy kitty kitten cat cats dog dogs doggy bunny rabbit hamster turtle dolphin shark whale
  penguin chicken turkey duck cowboy cowgirl fish fishing hunting hiking camping running dancing dancer singing
  singer music guitar piano drummer violin metallica nirvana slipknot eminem rihanna shakira beyonce madonna
  elvis beatles queen pinkfloyd ladygaga justinbieber onedirection green blue red black white yellow purple
  pink silver golden gold diamond crystal emerald ruby sapphire pearl orangejuice thunder lightning storm
  hurricane tornado blizzard snow snowball snowman snowboard skateboard surfing ocean river mountain island
  beach desert forest jungle america american canada england london paris france germany berlin deutschland
  italia espana mexico brasil argentina australia india mumbai delhi china beijing japan tokyo russia moscow
  newyork california texas florida chicago boston dallas houston phoenixaz denver seattle
  abc abcd abcde abcdef abcdefg qwerty qwertz azerty asdf asdfgh zxcvbn zxcvbnm qazwsx qwer qweasd qweasdzxc
  trustno one whatever nothing something anything everything nobody somebody hello helloworld goodbye thank
  thankyou please sorry friend friends bestfriend family mother father mommy daddy mama papa sister brother
  brothers sisters grandma grandpa husband wife girlfriend boyfriend married single lonely happy happiness
  smile smiley laugh crazy stupid loser beautiful beauty pretty gorgeous handsome sexy hottie hotstuff
  success business money dollar million millionaire lucky luckyone fortune casino poker player playboy gamer
  gaming gameover pass word login123 access14 teacher student school college university doctor nurse lawyer
  police soldier marine marines airforce navy army warrior knight king kingdom queenbee empire castle
  mypassword mypass newpassword oldpassword mysecret password1 nopassword opensesame sesame
  chatwire chat chatting
`);

/** What people append to make a word long enough. */
const TAILS = words(
  "1 2 3 7 9 0 01 11 12 13 21 22 23 69 77 88 99 00 007 101 111 123 321 777 1234 4321 12345 123456 ! !! 1! 123! @ @1 @123 #1 a x abc qwe",
);

/** Passwords of digits, of neighbouring keys, and sentences. */
const OTHERS = words(`
  12345678 123456789 1234567890 0123456789 87654321 987654321 9876543210 0987654321 098765432 11223344 1122334455
  112233445566 12341234 123123123 123321123 12344321 123454321 1234554321 12121212 13131313 10101010 20202020
  01010101 10203040 102030405060 147258369 159753123 159357456 14725836 741852963 789456123 963852741 987456321
  147852369 123789456 456789123 31415926 314159265 27182818 19191919 69696969 1029384756 135792468 246813579
  1qaz2wsx 1qaz2wsx3edc 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 qwertyui qwertyuiop qwertzui
  qwertzuiop azertyui azertyuiop asdfghjk asdfghjkl asdfasdf zxcvzxcv qwerqwer qwer1234 1234qwer asdf1234 1234asdf
  zxcv1234 zaq12wsx zaq1xsw2 xsw23edc qazwsxedc qazwsxedcrfv wsxedcrfv edcrfvtg 123qweasd 123qweasdzxc qweasd123
  1234abcd abcd1234 abc12345 abc123456 a1b2c3d4 a1b2c3d4e5 aa123456 a1234567 a12345678 a123456789 q1234567
  z1234567 123456aa 1234567a 12345678a 123456789a 123456abc 123abc123 abcdefgh abcdefghi abcdefghij abcabcabc
  1a2b3c4d 1a2b3c4d5e aabbccdd abababab asdasdasd qweqweqwe qwe123qwe 123qwe123 zxczxczxc poiuytre poiuytrewq
  lkjhgfds lkjhgfdsa mnbvcxza mnbvcxz1 trewq321 qwaszxqw 1qazxsw2 1qaz1qaz 2wsx3edc !qaz2wsx !qaz@wsx 1qaz!qaz
  p@ssw0rd p@ssword passw0rd pa55word pa55w0rd pa$$word pa$$w0rd correcthorsebatterystaple iloveyou2 iloveyouso
  iloveyou3000 ilovegod ilovejesus iloveme1 letmein2 letmeinnow letmeinplease whatthefuck whatthehell fuckyou1 fuckoff1
  fuckyou2 fuckthis asshole1 bullshit bollocks motherfucker trustno1 trustnoone trustnobody nevermind
  rememberme forgetmenot dontforget donttellyou thisismypassword thisisapassword itsasecret secret123
  jesuschrist godislove praisethelord hallelujah godblessyou hakunamatata barcelona10 messi1234 ronaldo7
  cristiano ronaldo10 liverpool1 arsenal14 chelsea12 manutd99 manchesterunited realmadrid1 usa12345 america1
  blink182 greenday1 sum41sum number1one number12 player12 agent007 jamesbond jamesbond007 bond007007 r2d2c3po
  thx11381138 startrek1 ncc1701d ncc17011 xbox360360 ps4ps4ps4 superman1 wonderwoman spongebob spongebob1
  scoobydoo mickeymouse minniemouse donaldduck winniethepooh tinkerbell peterpan1 harrypotter hermione1
  lordoftherings gameofthrones winteriscoming valarmorghulis maythe4th maytheforce doctorwho sherlock1
  metallica1 ironmaiden acdcacdc linkinpark rammstein depechemode backstreet spicegirls westlife1
`);

const YEAR = /(?:19[4-9]\d|20[0-4]\d)[!.]?$/;
const LETTERS: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "0": "o",
  "5": "s",
  $: "s",
  "7": "t",
};

/** All common passwords without a year, in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  [...OTHERS, ...[...WORDS].flatMap((word) => ["", ...TAILS].map((tail) => word + tail))].filter(
    (password) => password.length >= 8,
  ),
);

/**
 * Whether a password is among the first that somebody else would try: a common one, also in capitals, with digits for
 * letters or with a year, or the same few characters again and again.
 */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  const forms = [lower, lower.replace(YEAR, ""), spelledOut(lower), spelledOut(lower.replace(YEAR, ""))];
  return forms.some((form) => COMMON_PASSWORDS.has(form) || WORDS.has(form)) || /^(.{1,3}?)\1+$/su.test(lower);
}

/** Replaces the digits and signs before the ending by the letters that they stand for. */
function spelledOut(password: string): string {
  const [, head = "", tail = ""] = /^(.*?[a-z@$])([^a-z]*)$/s.exec(password) ?? [];
  return head.replace(/[@$013457]/g, (sign) => LETTERS[sign] ?? sign) + tail;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
