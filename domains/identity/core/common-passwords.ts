// The commonest passwords of published leaks that are long enough to pass the length rule, folded.
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  password12 password123 password1234 password12345 password123456 passw0rd123 p@ssword123 p@ssw0rd123
  p@ssw0rd1234 p@ssw0rd2024 p@ssw0rd2025 p@ssw0rd2026 password2023 password2024 password2025 password2026
  password01 password!! password!1 passwordpassword password@123 password@1 mypassword mypassword1
  mypassword123 thepassword iloveyou12 iloveyou123 iloveyou1314 iloveyou520 iloveyou5201314 woaini1314
  woaini520 woaini5201314 woaini123456 woaini1314520 wodemima123 wodemima123456 5201314520 1314520520
  13145201314 1314521521 5201314woaini aini1314520 woaiwojia123 zhongguo123 beijing2008 zhongguo2008
  admin12345 admin123456 admin@1234 admin@12345 admin@123456 administrator administrator1 admin1234567
  adminadmin adminadmin1 adminpassword root123456 rootroot123 superadmin1 superadmin123 sysadmin123
  qwerty1234 qwerty12345 qwerty123456 qwertyuiop1 qwertyuiop123 qwer123456 qwer12345678 qwe123456789
  1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedcrfv qazwsxedc123 qazwsx123456 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u
  q1w2e3r4t5 q1w2e3r4t5y6 zxcvbnm123 zxcvbnm123456 asdfghjkl1 asdfghjkl123 asdf123456 asd123456789
  zaq12wsxcde3 zaq1xsw2cde3 zaq1zaq1zaq1 abcd123456 abcd12345678 abc1234567 abc12345678 abc123456789
  abc123abc123 abcdef123456 abcdefg123 abcdefg1234 a123456789 a1234567890 aa123456789 aa12345678 aaa123456789
  a12345678a a1b2c3d4e5 a1b2c3d4e5f6 123456789a 1234567890a 123456789abc 123456789qwe 12345678900 1234567891
  1234567899 123456789123 1234554321 1234512345 1234567812345678 12345qwert 123456qwerty 123qweasdzxc 123qwe123qwe
  123qwe!@# 123456abcd 123456abcdef 123abc123abc 112233445566 11223344556677 1122334455 0987654321 9876543210
  0123456789 1231231234 123123123123 1029384756 147258369 1472583690 147896325 1478963250 159357258 741852963
  7418529630 789456123 7894561230 963852741 9638527410 3141592653 31415926535 2718281828 1q2w3e4r!@ 1qaz!qaz2wsx
  !qaz2wsx#edc 1qaz@wsx3edc !@#$%^&*() qwerty!@#$% letmein123 letmein1234 welcome123 welcome1234 welcome12345
  welcome2024 welcome2025 welcome2026 welcome@123 welcome123! changeme12 changeme123 changeme1234 changeit123
  letmeinnow trustno1234 dragon12345 monkey12345 football12 football123 baseball12 baseball123 basketball
  superman123 batman12345 pokemon1234 starwars123 michael1234 charlie1234 princess12 princess123 sunshine12
  sunshine123 computer12 computer123 internet12 internet123 whatever12 whatever123 nothing123 freedom123
  liverpool1 chelsea123 arsenal123 manchester barcelona1 realmadrid1 jordan23jordan q123456789 q1234567890
  w123456789 z123456789 z1234567890 x123456789 s123456789 d123456789 l123456789 m123456789 asdasdasd123
  asd123asd123 qweqweqwe123 qweasdzxc123 zxczxczxc123 zxcasdqwe123 test123456 testtest123 test1234567 testing123
  testing1234 guest12345 guest123456 user123456 user12345678 user1234567 temp123456 demo123456 hello12345
  hello123456 helloworld helloworld1 helloworld123 goodluck123 lovelove123 loveyou123 love123456 lovely12345
  huawu12345 huawu123456 huawuhuawu kefu123456 kefu12345678 callcenter callcenter1 callcenter123 callcentre
  callcentre1 callcentre123 company123 company1234 office1234 office12345 winter2024 winter2025 winter2026
  summer2024 summer2025 summer2026 spring2024 spring2025 spring2026 autumn2024 autumn2025 autumn2026
  january2026 monday1234 sunday1234 secret1234 secret12345 master1234 master12345 access1234 google1234
  google12345 facebook12 facebook123 alibaba123 taobao1234 tencent123 tencent1234 wechat1234 weixin1234
  weixin123456 qq123456789 qq1234567890 mima123456 mima12345678 mimamima123 meiyoumima nihao12345 nihao123456
  nihaonihao xiaoming123 zhangwei123 wangwei123 zhang123456 wang123456 liu123456789 chen123456 yang123456
  huang123456 zhao123456 zhou123456 xiexie12345 gongxifacai 88888888888 8888888888 66666666666 6666666666
  1111111111 0000000000 1212121212 1010101010 1234567890 12345678910 0123456789012
  `
    .trim()
    .split(/\s+/),
)
