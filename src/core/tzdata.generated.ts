// Written by `npm run generate` (scripts/tzdata.ts) from moment-timezone 0.6.6: do not edit.
// moment-timezone is under the MIT licence; the tz database itself is in the public domain.

/** Release of the tz database. */
export const TZDATA_VERSION = '2026f';

/** Times between two changes of a zone's offset. */
export const STEPS = 'cvw0 mas0 puk0 vek0 z9g0 12t80 12ys0 14nw0 1frw0 1fuo0 1hs40 1jms0 1lbw0 1leo0 1qyo0 1sl00 1sqk0 1stc0 1sw40 23xc0 25p80 25s00 25us0 2gys0 2inw0 2iqo0 2itg0 2kik0 2txg0 2vh00 2vl60 2vmk0 2vpc0 2vs40 2xh80 38fo0 38l80 38o00 3afw0 3e580 3fx40 3g880 3i040 3jp80 3ljw0 3lmo0 3lpg0 3wnw0 3yik0 3ylc0 40g00 45x80 46000 462s0 47ta0 47uo0 4bh80 4bim0 4bms0 4dbw0 4dda0 4deo0 4f6k0 4h2m0 4h6s0 4ivxo 4ml80 4mo00 4mqs0 4ofw0 4oio0 4olg0 4qak0 4qg40 4qog0 4tzw0 4zbk0 51ek0 51hc0 51k40 53980 53es0 53hk0 56yk0 571c0 594c0 5anw0 5ed80 5eg00 5eis0 5nmk0 5rbw0 5reo0 5rg20 5yqk0 5ytc0 60l80 60qs0 64ak0 64dc0 64g40 64og0 69uic 6bp80 6djw0 6h980 6ham0 6hc00 6hes0 6hn40 6qik0 6u540 6u7w0 6u9a0 6uao0 6udg0 6uiyc 6zxg0 71mic 71mk0 71uw0 73bo0 73h80 75eo0 75hg0 773s0 776k0 777y0 779c0 77c40 7avw0 7cw40 7eqs0 7glg0 7iak0 7ig40 7k2g0 7k580 7k6m0 7k800 7kas0 7kdk0 7lzw0 7m2o0 7m5g0 7nuk0 7nxc0 7pp80 7rjw0 7rpg0 7tek0 7thc0 7tk40 7v980 7vc00 7ves0 7x140 7x3w0 7x5a0 7x6o0 7x820 7x9g0 7xc80 7xf00 7xhs0 7z1c0 7z2q0 7z440 80no0 80t80 82nw0 84ik0 84lac 86d80 89u80 89wyc 89zs0 8a2k0 8a2lo 8a3y0 8a5c0 8a840 8aaw0 8bx80 8c2s0 8drw0 8fpc0 8hms0 8jbw0 8l6k0 8lho0 8n180 8n400 8n6s0 8ovw0 8ql00 8qqk0 8qtc0 8sl80 8ufw0 8ulg0 8wak0 8wg40 8y580 8yas0 8zrk0 8zx40 8zzw0 902o0 905g0 90880 90b00 91uk0 91xc0 92040 93p80 93us0 95jw0 97ek0 97k40 99980 99es0 9akg0 9b6o0 9b9g0 9ct00 9cvs0 9cyk0 9czy0 9d1c0 9d2q0 9d440 9d6w0 9d9o0 9db20 9dcg0 9eno0 9et80 9ew00 9eys0 9f1k0 9gnw0 9gtg0 9iik0 9io40 9kd80 9kis0 9mdg0 9o2k0 9o5c0 9o840 9odo0 9pug0 9px80 9pym0 9q000 9q1e0 9q2s0 9q5k0 9qgo0 9rxg0 9tmk0 9ts40 9tuw0 9vh80 9vms0 9xhg0 9zc40 a1400 a16s0 a2vw0 a2yo0 a3020 a31g0 a4qk0 a4w40 a6qs0 aaak0 acas0 acgc0 ae5g0 afuk0 afxc0 ag040 ag5po ahs00 ahs1o ahus0 alk40 anes0 ap9g0 apf00 aqvs0 ar1c0 asqg0 ast80 asum0 asw00 asw1o asxe0 asys0 at4c0 aunw0 autg0 awik0 awo40 ayd80 ayg00 ayis0 b0dg0 b2840 b2aw0 b4000 b42s0 b45k0 b5mc0 b5rw0 b5uo0 b5w20 b5xg0 b7s40 b9h80 b9k00 b9ms0 bbhg0 biqk0 bitc0 biuq0 biw40 bkl80 bktk0 bq800 bqas0 bs5g0 btuk0 bvp80 bvs00 bvus0 bvxk0 bxpg0 bzk5o c33w0 c8l40 c8nw0 c8qo0 c8s20 c8tec c8tg0 c8uu0 c8w80 cg840 cjrw0 clmk0 clpc0 cls2c cls40 cnle0 cnms0 cyl80 cyo00 cyqs0 d0lg0 d2g40 dbpg0 dfes0 dgyc0 dmtg0 doik0 doo40 dq240 e1h80 e1k00 e1ms0 e1sc0 e23g0 e5c40 ecpe0 ecqs0 eeio0 eek20 eelg0 egak0 ei9e0 eluk0 elyq0 epmo0 erhc0 erk40 f4d80 f4g00 f9x80 fheo0 fzuk0 g7980 g7c00 gk7w0 gkao0 h8dc0 hn6o0 hp440 id6s0 idcc0 ipzw0 iq2o0 iq5g0 iruk0 irxc0 is040 j2yk0 j31c0 j3440 j8d00 jt1g0 kdes0 kiqg0 kiw00 neqw0 ohhc0 ouis0 pkg40 pvk40 pz9g0 qaao0 qnc40 qnew0 s3400 s36s0 s39k0 s4vw0 s6qk0 s6w40 tivw0 tvuk0 tvxc0 tw040 unmk0 uz1o0 va040 vbs00 vonw0 w5hg0 wel80 weqs0 wrpg0 xqqk0 yxhg0 11t180 11t6s0 129us0 13m040 14oqk0 16aas0 16uo40 19dc00 1av440 1c9440 1ckdo0 1cm000 1f4qo0 1fr1g0 1mlho0 1p7mk0 1sgak0 1u93w0 1um2k0 1vbzw0 1w22s0 1weyo0 1wf1g0 1wruk0 1yf9g0 1yiys0 235h80 2399c0 239aq0 239c40 239ew0 24p6s0 2eh1g0 2fnh80 2kjk40 2qk2k0 2s3mk0 2stv00 2t2t80 2wxus0 2xco40 2xi840 2y85g0 2yl440 2yy2s0 3cf3w0 3e2is0 3e6840 3lsas0 3m59g0 3vpjw0 3vppg0 3wwas0 40r400 41iys0 46b6s0 4beis0 4dps00 4fio40 4hbhg0 4ir9c0 4irc40 4mcys0 4tidg0 4xvqq0 4y8qs0 514g40 51mw00 51udg0 53a5c0 5ja5g0 5jso40 5unes0 5v0dg0 5v2840 5v42s0 60itw0 614qs0 62xk40 6lv1g0 6s8ik0 6x2wc0 70bes0 7frw40 7hg2s0 7m0tc0 7m2qs0 7n5ms0 7osl00 7p9hc0 7pmis0 7qcg40 7yiqk0 7yirhc 84duk0 855s40 8p0jd0 96x1g0 97zuo0 99p700 9ac180 a37rs0 aedjo0 amves0 azg180 bp56s0 cpz440 dd0wc0 dkmtg0 f79gs0 feivw0 fke5g0 fvt9g0 gpc840 hfzhg0 ihslg0 islhg0 l6nk00';

/** Steps in the order in which zones go through them. */
export const CHAIN = '257534dc0lcz2k9c3ia32j90448c3t9n2x7v4d8c4x8c4x824p82418m4p8m5c7j5c7j5c896b756b6f6b6f6b6f6b6f5c7j5k625n7a577m4q81507u3e9g2u0a0c6f5s736b6f874n854n8s3w8s3w8s4a8e4h894f8o428p6f6b5t715d7i4h874h8s3w8s3w8s4h874h874h8s3w8s3w8s3w8s4h7t517i5d6b6f5r754x0q004h3t0m054h3i0m084h2x0q0g4h2q0m0v3w2j0m103w250q184h1k0m1k4h180q1x4h100m2j3w0v0m2q3w0k0q2x4h080m3i4h020q3t4h000q4d7l5r6f6b5d7i517t4h874h8s3w8s3w8s3w8s4h874h874h8s3w8s3w87517i5d715t5r755b0m003w4x0m023w3t0q054h340m0g4h2q0q0k4h2j0q0v3w2f0m183w1x0q1c4h1c0m1x4h180m254h0v0q2f4h0o0m2x3w0g0q343w080q3i4h020m4d4h874h8s3w8s3w8s3w8s4h874h874h8s3w8s3w8s4h874h874h874d8c507y3a9g2u9q6b6f716f6b6f6b27a72s9s6f715t716f6b6f6b6f6b6f6b6f715t716f6b6f6b6f6b517t51874h874h87517t517t51874h874h87517t517t517t51874h874h87517t517t51874h874h87379j309j309j379j309j309j309j309j309j379j309j309j309j309j379j309j309j309j309j309j379j309j309j309j309j379j309j309j309j309j309j379j309j309j309j309j309j379j309j309j309j309j379j309j309j309j309j309j379j309j309j309j309j379j309j309j309j309j309j379j309j309j309j309j309j379j309j309j309j309j379j309j309j309j309j309j379j309j309j309j309j379j309j309j309j309j309j379j309j309j309j309j309j6b6f716f6b6f6b1aas6b6f716f6b6f6b1aas6b6f716f6b6f6b1aas4h87517t517t3l6b6f4y7t51864i9m6b6f6b6f716f6b6f6b1aas6b6f6b6f716f6b6f6b1aas6b6f716f6b6f6b1aas6b6b6f716f6b6f6b1aas6g6b6f4y7t51864i9m6b6f716f6b6f6b1aas9c3k9c2r9t2z9k2z9k2z9k369k2z9k2z9k2z9k2z9k2z9k4f8t3v8t2z9k2z9k2z9c3v923v923k923k924f735s735s735s735s736d735s735s735s735s4f897j5s735s735s735s736d6d5s7j6d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d6d6d736d6d6d6d6d6d6d6d6d736d6d6d6d6d6d2r9k2z9t2z676d7x3z8q4d8c4d8c4d8c4d8c4d7n5n75894f894f894f8t3v8t3v8t4f894f894f8t3v8t3v8t3v8t4f894f894f8t3v8t3v8t4f894f894f894f8t3v8t3v8t4f894f894f8t3v8t3v8t4f894f894f894f8t3v8t3v8t4f894f894f8t3v8t3v8t3v8t4f894f894f8t3v8t3v8t4f894f894f894f8t3v8t3v8t4f894f894f8t3v8t3v8t4f894f894f894f8t3v8t3v8t4f894f894f8t3v8t3v8t3v8t4f894f894f8t3v8t3v8t4f894f894f894f8t3v8t3v8t4f894f894f8t3v8t3v8t4f894f894f894f8t3v8t3v8t4f894f894f8t3v8t3v8t3v8t4f894f894f8t3v8t3v8t4f894f892r9k2z9t2z9t2r9k2z9t2r9t2r9k2z9t2z9k2z765s6b6f716f6b6f6b1aasbc6b6f716f6b6f6b1aasbc6b6f716f6b6f6b1aasb66b6f716f6b6f6b1aasb66b6f716f6b6f6b1aasb66b6f716f6b6f6b1aasb66b6f716f6b6f6b1aas2s9s6f715t716f6b6f6bbu6b6f715t716g6b6f716f6b6f6bbm6b6f716f6bbu4y387l4d8c4d8v3t7v4x8v3t8v4d8c4d8c4d8v3t8v3t8v4d8c4d8c4d8c4d8v3t8v3t8v6b6f4d8c4d8v3t755r8v4d8c4d8c4d8c4d8v3t8v5b7l4d7l71754d8v3t8v3t8v3t8v4d8c4d8c4d8v3t8v5b7l4d8c5r75872h9y309j379b37c71zaa1zaa1z9j4h874h874h87517t4h8s4h874h874h874h874h8s3w8s4h874h874h874h874h8s3w8s4h874h874h874h8s3w8s4h874h874h874h874h8s3w8s4h874h874h874h874h8s4h874h874h874h874h8s3w8s4h874h874h874h874h8s3w8s4h874h874h874h8s3w8s4h874h874h874h874h8s3w8s4h874h874h874h874h8s4h874h874h874h874h8s3w8s4h874h874h874h874h8s3w8s4h874h874h874hbt50892z9k2z9k2z9k3k8t3v923v923k924f894f894f894f8t3v4f898t4f894f894f8t3v8t4f893v8t50369k3k922z9k3v8t369k3k924f893v8t504f893v8t50369k2z9k2z9k2z9k3k8t3v8t4f923k923k922z9k2z9k369k2z9k3v8tb73k923k923k923k923v8t3v8t3v923k923k924d894f894f894f8t4f894f894f894f894f8t3v8t4f894f894f894f894f89504ib6b68rb56b1aas6b6f716f4x7v537s557q6b6f715t71754d51874h878c4d8c4d8c4d8c4x7v4x4h874h87517t517t5t7i5t735s735s735s735s736d6d6d735c894f8t4f894f89507u507u4fcp369c3k92369c3k9c3k9k3k8t369k2z9k2z9k2z9k2z9k2zc62z9k369k2z9k369k2z9k369k2z9k369k2z9kbzbz517t517t51874h874hc05t715t5r6f715t766d6d6d735s448f4d8k4d8v3t8p3y8p3y8p4d7z4d8v4d7n586n6g2k9t369k2z8t507u507u507u5c7j5c7j5c7j5c7u507u507u5c7j5c7j5c7u507u507u5c7j5c7j5c7j5c7j735s7j5s736d735s735s7j5s736d735s735s7j5s2k9t735s7j5s736d735s735s7j5s736d735s735s7j5s6b8p415o5r756l686b755r6f6b6f6b6f6b6f716f6b6f6b6f6b6f6b6f6b6f716f6b6f6b6f6b6f6b6f6b756b6f6b6f8d973c6d5s5x6x5t77666r646jc16b765s736d6d6d735s2b8h498h498h498k498h498f49dh5b7n5b7n5b7n5b993b804t7n5b7n5b7o4p5t6b6f6b6f6b756b6f6b6f6b6f4h874h874h875s736d6d6d735s5s736d6d6d735s6f6d6d756d6d6d735s6b6d6d6d6d6d6d736d6d6fb76d6d6d6d6dbj4b8g4b8i4b8g4b8g4b8g4b8i4b8g4b8g4b8g4b8i4b8g4bau16an1h8i4b8g4b8g4b8g4b8i4b8s408g4b8g4b8i4b8g4b8g4b844d8c4d8c4d8c4d8v4d8c4d8c4d8c4d8c4d8v4d8c4d8c3t8v349d2x9n2qa02e0b05cy0k0i0ve16b6f715t715t716f715t715t716f715t715t716f715t715t716f715t715t716d735s2x735t6g6a6d6d6d6d6d6d6b6f6b75874k6n6w5y6w5u705v6a6b6f6b6f6b6f6b6f6b75874k5s5t5s6d6d6d6d6d6d6g5r6h5pbd5s6a6bb76l6f6l6f6l6n6g6d6d6d6d6d6d6d6d6d6d6d0k3x6d6d6a6b6f6b6f6b6f6b75874j3w7f6r6u5z6v5g834d945q6s5b6u7c5k716v5b7b795m6p655g7f795m6p655g7q6p655z6v8g488g488g488x3p8x3p8x488g488g488x3p8x3p8x488g488g488g488x3p8x3p8x488g488g488x3p8x3p8x3p8x488g488g488x3p8x3p8x488g488g488g488x3p8x3p8x488g488g488x3p8x3p8x488g488g488g488x3p8x3p8x488g488g488x3p8x3p8x3p8x488g488g488x3p8x3p8x488g488g488g488x3p8x3p8x488g488g488x3p8x3p8x488g488g488g488x3p8x3p8x488g488g488x3p8x3p8x3p8x488g488g488x3p8x3p8x488g488g481z1x1g2c6d6d6d6d739o349n2x9n2x9n2x9n3j8u3u933u933j932y9l2y9l2y9l359l2y9l2y9l4e8b4e8b4e8b4e8u3u4g888u4e8b4e8b4e8u3u8u4e8b3u8u4z6e6c6e6c6e6c6e6c746c6e6c6e6c6e6c6e6c6e6c746c6e6c6e6c6e6c6e6c6e726e6c6e6c6e6c6e6c6e6c746c6e6c6e6c6e6c6e6c6e6c746c6e6c6e6c6e6c6e6c746c6e6c6e6c6e6c6e6c6e6c746c6e6c6e6c6e6c6e6c6e726e6c6e6c6e6c6e6c6e6c746c6e6c6e6c6e6c6e6c6e6c746c6e6c6e6c6e6c6e6c746c6e6c6e6c6e6c6e6c6e6c746c6e6c6e6c6e6c6e6c6e726e6c6e6c6e6c6e6c6e6c746c6e6c6e6c6e6c6e6c6e6c746c6e6c6e6c6e6c6e6c746c6e6c6e6c6e6d6d6d6f17c520ac439x12djcg25bk6d6d6d6d6d6d6d6d738cd15s6d6d6d736d6d6d6fb86f894f894f8tbqb8894f894f8c4f8tclf0b8894f89b84fd5dr6b6f6b7587dt7t517t517t51874h87753t757t517t51874h874h874h87517t517t3l5r6f6b6f6b6f6b6f6b52894f894f89507u507u50894f894f89507u507uds874h87df9j309j309j309jbn7t517tb8a52d7t517tb8b6fg37b66b6f716f6b6f6bbm9sfi6f6b6f6b6f715t71fj379j309j30ax0q6b6f716f6bfk6bfl6bfm6bfm379i6bfm37b62zfnd65s736d6d6d6d6d6d6d6d6d735s736d6d6d6d6d6d50894f894f89507u50894f894f6abwby468l448l448l6b6n6l6n6b6n6b6n6b6n6l6n6b6n6b6n6b6n6l6n6b7z4x6n6b6y3t8w5z6q418p3y8v468z3i943t8v4d8c4d8c4d8v6b3w8s4h877l3t8v3t8v3t943i943i945r5t715t716f5b7l5b7l5b7l5r755r755r7l5b7l5b7l5r755r755r755r498h498k498h498h498h498k498h2v9q2vda5r7a5rbo9h3n9r399a456p6f6b6l6l785w5y6l6y6l6f6l6n6l686p656r6f6l6n6l6f6l6f6l6f6l6n6l6f6l6f5n758s4h8e3r2o8h498h498k6p68498f49dp6l6s6b6f6b6f718k447v4x7f557l5r6f6b6f5b7v507u5c7j5c7j5cap1p6x6m676m6d6d6d894f7u5c6d6dc9278t3v8tdo4f3w8s3g953l914h7i5dde10bh5h506m5s736d6d733x8t4f894f894f8t3z8o3v8t4f894l8525dx548j4m36267k2m6q6tec3m6f6p686p686p686p686p6f6p686p686p686p6f6p686p686p686p6f6pcm6p6f6p686p686p686p6f6p686p686p686p6f6p686p686p686p6f6p34942ja12fa02fa32qa02q9v2ja325a32x9n2x9n2q9n349f3q9434943t94349n2xa32f9v2qa42i9n2xa32j9d2x9v2q9v2x9n2x9n349n2q9v2q9v2x9n2x9n2x9n2xa3c8aicb6d6d6d6d0f3x6d6d708db84d73b82k186d6d6d6d6d6d0z2t73cxbr73b82k186d6d6d6d6d6d6d73141s5fcs73b82k186d6d0t316d6d6d6d73cx0d63cxc2cxbscxbv6k17c520ac439x12djccfb20ac1fa2259n2qad1j0d0j89190e1e4f1v0h1p4f1d0h264f190h2k3v0w0l2r3v0p0hb00hay0lay0hay0lay0hb00hay0lay0h73b86dd8894d89b8b86db8b86d6d6d736dbt6d6d6d6d6d6d73cxd7cibebeb86d736dbt6d6d6d6d6d6d73cxch0320ac439x12fh6lbbbe73b86d6d6d6d6d6d6dcecf6d6d6d6d6d6d6d6d73b86d73bg4w6d6d6d6d6d6d6d73beaweo3t8s3l91b43w8s3w8s3w8s3w913l913w8s3w8s3w8s3w8s3w913w8s3w8s3w8s3w8s3w8v3l9b379b3l913l913l913l913l9b3l913l9151867t517tb849686p6n6l6f686d6d6d6d6d6d6d6d6d736o6m6m6m6d6m6d6m6d6m6m6m6d6m6d6m6d6m6m6m6d6m6d6m6d6m6m6m6d6m6d6m6d0rcd1kbu0u5t2l25ca1cac1xar1c0xazdw1bar1k9n2q9n349n2x9d34ej757l4d7v4x8c4d8c4d8c4x7v4x7v4xf7dd6l6n6b6bco4d6f6b6f6b6f6b6f6b6f71e0696h69dd6l6n6b5a73b1955b7l5b7l5b7l5b7l5r6ibxbxf873b86a6b6f6b6fb66b75bz1x31b973b82k186d6d6d6d6d6f6d73b9894f894f89bebxb86d736d6d2k9z6d6d6d6d6d6d73bx73bl9z6d6d6d6d6d6d73eubfen7t51b62q1m51874h874h87517t517te3597n5b7o5b7l5e7h5g7f5i7e5l7a5n7n5b7l5e7h5i7e5j7d5l7a5n7n5e7h5gepfaf65p2a34942ja12fa02fa32qdlea2r9z2keb2r89369c1yab1yai1kar1daq1dat19at19at19av11b2092j9l2y9l2y9l359l2y9l2y9l6z5s24226d735s1w6l6f6l6n6l6v616s6b656l6n6l6f6l8mdn6uf13f26e76b6f6b755r756b6f6b6f6b6f6b6f6b752q73b3asbx3v8y4ae92n6d6d8y47er486025es23943i9d349e339d3ieh01cw1c34942ja12fa02fa32qdl2qd03t9402b425es23943i9d321558349d3ieh04cveg0scu25es2394438n3b21em0scu070n25es23943i9d349d349d3iex1c04cv25es23943i9d349e339d3iex1c25es23943i963b983e9d3hee30ct25es23943i9d349d349d3ieh04cv25es23943i9d349d349d3ief06cv34942ja12fa02fa32qe83t9402b400b800b83dc42odbbp8d4u7r4o8a4v7w4v7w4s6b6f6b6f716f6b1aas6f6b6f6bcn25es23943i9p3i7v3sccd928a628eia929d4dy5r8d4c9w1rao1iam1laj1oagfe348c4d2ze22zdv2gev2k2rf42ze22zdv2gev2k34942ja12fek3t9434942ja12fdm2xeqdg349d34ck18cj1t9u4fdib06fbi6f2j7l5b7l5b7v4r25a825ed557q0y1xe52wdu5bet1uaf1ucr1ud31u34942ja12ff92rf4569c1kak1kew3t8v3tf36bdk49577p6l6f6ld21nah1qf513e43oc32p61el53fdaeff4ee6dqbaaldzf27gfccqeyez';

/** One line for all names whose clocks show the same. */
export const TIMELINES = `,Africa/Abidjan,Africa/Accra,Africa/Bamako,Africa/Banjul,Africa/Conakry,Africa/Dakar,Africa/Freetown,Africa/Lome,Africa/Nouakchott,Africa/Ouagadougou,Africa/Timbuktu,Atlantic/Reykjavik,Atlantic/St_Helena,Etc/GMT,Etc/GMT+0,Etc/GMT-0,Etc/GMT0,Etc/Greenwich,Etc/UCT,Etc/UTC,Etc/Universal,Etc/Zulu,GMT,GMT+0,GMT-0,GMT0,Greenwich,Iceland,UCT,UTC,Universal,Zulu,|||0.0
,Africa/Addis_Ababa,Africa/Asmara,Africa/Asmera,Africa/Dar_es_Salaam,Africa/Djibouti,Africa/Kampala,Africa/Mogadishu,Africa/Nairobi,Antarctica/Syowa,Asia/Aden,Asia/Kuwait,Asia/Riyadh,Etc/GMT-3,Indian/Antananarivo,Indian/Comoro,Indian/Mayotte,|||0.8c0
,Africa/Algiers,|oot80|3ak.6 32p.2|0.0 1.2s0 4.5k0 6.0
,Africa/Bangui,Africa/Brazzaville,Africa/Douala,Africa/Kinshasa,Africa/Lagos,Africa/Libreville,Africa/Luanda,Africa/Malabo,Africa/Niamey,Africa/Porto-Novo,Etc/GMT-1,|||0.2s0
,Africa/Bissau,|2lxk40||0.-2s0 1.0
,Africa/Blantyre,Africa/Bujumbura,Africa/Gaborone,Africa/Harare,Africa/Johannesburg,Africa/Kigali,Africa/Lubumbashi,Africa/Lusaka,Africa/Maputo,Africa/Maseru,Africa/Mbabane,Etc/GMT-2,|||0.5k0
,Africa/Cairo,Egypt,|66580|1lo.2n 90.g 94.c 1ob.6 90.g 1oh.6 90.g 94.c 1on.6 90.g 1ot.6 90.g 94.c 1ot.6|0.5k0 1.8c0
,Africa/Casablanca,|2c3s00|2nk.1o 2fz.1|0.0 1.2s0
,Africa/Ceuta,|2c3s00|248.9 oe.k qc.5p 1c8.2|0.0 1.2s0 a.5k0
,Africa/El_Aaiun,|3a22s0|2qg.7 2nu.1e 2fz.1|0.-2s0 1.0 2.2s0
,Africa/Juba,|662g0|2zc.x|0.5k0 1.8c0
,Africa/Khartoum,|662g0|2zc.w 309.1|0.5k0 1.8c0
,Africa/Monrovia,|11v0q6||0.-226 1.0
,Africa/Ndjamena,|53sl80|2kh.1|0.2s0 1.5k0
,Africa/Sao_Tome,|p1uqs0|3cq.1|0.0 1.2s0
,Africa/Tripoli,Libya,|69gig0|31x.l|0.5k0 1.2s0
,Africa/Tunis,|3tnh80|335.c 19x.5|0.2s0 1.5k0
,Africa/Windhoek,|cmzh40|2wp.1 14r.1a|0.5k0 1.2s0
,America/Adak,America/Atka,US/Aleutian,|5xys0|wm.9 8s.h wv.1 9b.6f|0.-uk0 1.-rs0 s.-p00
,America/Anchorage,US/Alaska,|5xw00|ww.9 8s.h x5.1 9b.6f|0.-rs0 1.-p00 s.-m80
,America/Anguilla,America/Antigua,America/Aruba,America/Blanc-Sablon,America/Curacao,America/Dominica,America/Grenada,America/Guadeloupe,America/Kralendijk,America/La_Paz,America/Lower_Princes,America/Marigot,America/Montserrat,America/Port_of_Spain,America/Puerto_Rico,America/St_Barthelemy,America/St_Kitts,America/St_Lucia,America/St_Thomas,America/St_Vincent,America/Tortola,America/Virgin,Etc/GMT+4,|||0.-b40
,America/Araguaina,|89jcc0|30c.a 2kd.f 30m.1 30k.1|0.-8c0 1.-5k0
,America/Argentina/Buenos_Aires,America/Buenos_Aires,|24aj00|357.d 2cb.2|0.-8c0 1.-5k0
,America/Argentina/Catamarca,America/Argentina/ComodRivadavia,America/Catamarca,|24aj00|33h.c 35k.2 35j.1|0.-8c0 1.-5k0 8.-b40 a.-8c0 d.-b40 f.-5k0
,America/Argentina/Cordoba,America/Cordoba,America/Rosario,|24aj00|35m.d 2cb.2|0.-8c0 1.-5k0 8.-b40 a.-8c0
,America/Argentina/Jujuy,America/Jujuy,|24aj00|38g.9 35v.4|0.-8c0 1.-5k0 6.-b40 7.-8c0 9.-5k0 a.-8c0
,America/Argentina/La_Rioja,|24aj00|34c.f 33v.1|0.-8c0 1.-5k0 8.-b40 9.-8c0 a.-5k0 e.-b40 g.-5k0
,America/Argentina/Mendoza,America/Mendoza,|24aj00|35z.e 35y.1|0.-8c0 1.-5k0 6.-b40 7.-8c0 b.-5k0 c.-8c0 d.-b40 f.-5k0
,America/Argentina/Rio_Gallegos,|24aj00|36d.e 35y.1|0.-8c0 1.-5k0 d.-b40 f.-5k0
,America/Argentina/Salta,|24aj00|35m.d|0.-8c0 1.-5k0 8.-b40 a.-8c0
,America/Argentina/San_Juan,|24aj00|34c.c 34r.3 33v.1|0.-8c0 1.-5k0 8.-b40 9.-8c0 a.-5k0 e.-b40 g.-5k0
,America/Argentina/San_Luis,|24aj00|34u.d 2c9.3|0.-8c0 1.-5k0 6.-b40 7.-8c0 c.-5k0 e.-b40
,America/Argentina/Tucuman,|24aj00|33h.f 2cb.2|0.-8c0 1.-5k0 8.-b40 a.-8c0 d.-b40 f.-5k0
,America/Argentina/Ushuaia,|24aj00|36r.e 35y.1|0.-8c0 1.-5k0 d.-b40 f.-5k0
,America/Asuncion,|1fnkg0|2ak.2r 2d3.1|0.-b40 1.-8c0
,America/Atikokan,America/Cayman,America/Coral_Harbour,America/Panama,EST,Etc/GMT+5,|||0.-dw0
,America/Bahia,|89jcc0|2jt.z 2zb.1 2vi.1|0.-8c0 1.-5k0
,America/Bahia_Banderas,|dphic0|25z.r 2t7.2 9u.o|0.-jg0 1.-go0 t.-dw0 u.-go0
,America/Barbados,|3vvnc0|3aq.7|0.-b40 1.-8c0
,America/Belem,|89jcc0|3bh.5|0.-8c0 1.-5k0
,America/Belize,|21s0o0|3cc.2 1o2.1|0.-go0 1.-dw0
,America/Boa_Vista,|89jf40|39v.8 37l.1|0.-b40 1.-8c0
,America/Bogota,|bnlxw0|3cr.1|0.-dw0 1.-b40
,America/Boise,|5xno0|8j.77|0.-jg0 1.-go0
,America/Cambridge_Bay,|17qro0|8z.h 94.11 1ad.3 aa.5g|0.-jg0 1.-go0 1k.-dw0 1m.-jg0
,America/Campo_Grande,|89jf40|2jt.1u 2kr.1|0.-b40 1.-8c0
,America/Cancun,|696680|2yu.7 264.m 2z1.a 2gq.1|0.-go0 1.-dw0 6.-b40 8.-go0
,America/Caracas,|jsrss0|3cs.1|0.-b40 1.-ci0
,America/Cayenne,Etc/GMT+3,|||0.-8c0
,America/Chicago,CST6CDT,US/Central,|5xkw0|fq.9 8s.6y|0.-go0 1.-dw0
,America/Chihuahua,|dphfk0|2t9.4 264.m 9s.p|0.-go0 1.-dw0 5.-jg0
,America/Ciudad_Juarez,|dphfk0|27x.4 264.n eh.o 281.2 bh.49|0.-go0 1.-dw0 5.-jg0
,America/Costa_Rica,|4rxco0|3ax.7|0.-go0 1.-dw0
,America/Coyhaique,|4hcc0|zg.2z|0.-8c0 1.-b40
,America/Creston,America/Phoenix,Etc/GMT+7,MST,US/Arizona,|||0.-jg0
,America/Cuiaba,|89jf40|2jt.z 2ln.1 2kv.s 2kr.1|0.-b40 1.-8c0
,America/Danmarkshavn,|5ct4k0|30a.1 ns.u 30b.1|0.-8c0 1.-5k0 x.0
,America/Dawson,|1ztvo0|2gu.1 93.28|0.-p00 1.-m80 2.-jg0
,America/Dawson_Creek,|5xqg0|384.4|0.-m80 1.-jg0
,America/Denver,America/Shiprock,MST7MDT,Navajo,US/Mountain,|5xno0|fz.9 8s.6y|0.-jg0 1.-go0
,America/Detroit,US/Michigan,|1qgos0|1ag.3 94.c 94.6m|0.-dw0 1.-b40
,America/Edmonton,America/Yellowknife,Canada/Mountain,|17qro0|8z.h 94.2j|0.-jg0 1.-go0
,America/Eirunepe,|89jhw0|3a3.9|0.-dw0 1.-b40
,America/El_Salvador,|91ojc0|3bv.3|0.-go0 1.-dw0
,America/Ensenada,America/Santa_Isabel,America/Tijuana,Mexico/BajaNorte,|5xqg0|g8.9 8s.1s gh.7 ar.4z|0.-m80 1.-jg0
,America/Fort_Nelson,|5xqg0|1i0.c 8v.26|0.-m80 1.-jg0
,America/Fort_Wayne,America/Indiana/Indianapolis,America/Indianapolis,US/East-Indiana,|5xi40|297.2 aj.57|0.-dw0 1.-b40
,America/Fortaleza,|89jcc0|375.e 2vg.1|0.-8c0 1.-5k0
,America/Glace_Bay,|17qjc0|8z.h 94.6m|0.-b40 1.-8c0
,America/Godthab,America/Nuuk,|5ct4k0|1qf.1 ns.v tg.1i 1qg.1 qc.47|0.-8c0 1.-5k0 2g.-2s0
,America/Goose_Bay,|5xfc0|go.2 8x.j 94.c gq.5 9l.18 gv.1 au.4w|0.-b40 1.-8c0 11.-5k0 13.-8c0
,America/Grand_Turk,|4v63g0|91.20 24t.1 b8.4i|0.-dw0 1.-b40
,America/Guatemala,|219i00|3b4.6 39e.1|0.-go0 1.-dw0
,America/Guayaquil,|byetw0|2nk.1|0.-dw0 1.-b40
,America/Guyana,|2wud30|3ct.1|0.-af0 1.-8c0 2.-b40
,America/Halifax,Canada/Atlantic,|5xfc0|gw.2 8x.j 94.6m|0.-b40 1.-8c0
,America/Havana,Cuba,|5xck0|1aj.29 io.g 1cs.e io.i iu.c 1d6.4 io.i 1da.4 io.i iu.c 1de.4 io.i 1di.4 io.i iu.c|0.-dw0 1.-b40
,America/Hermosillo,|dphic0|25z.5|0.-jg0 1.-go0
,America/Indiana/Knox,America/Knox_IN,US/Indiana-Starke,|5xkw0|ya.j 92.n 25k.1 ak.56|0.-go0 1.-dw0
,America/Indiana/Marengo,|5xi40|28b.a aj.57|0.-dw0 1.-b40
,America/Indiana/Petersburg,|5xkw0|ya.e 288.3 an.53|0.-go0 1.-dw0 i.-b40
,America/Indiana/Tell_City,|5xi40|299.2 ak.56|0.-dw0 1.-b40 3.-go0
,America/Indiana/Vevay,|5xi40|291.6 aj.57|0.-dw0 1.-b40
,America/Indiana/Vincennes,|5xi40|29f.4 an.53|0.-dw0 1.-b40 3.-go0 5.-b40
,America/Indiana/Winamac,|5xi40|29b.4 am.54|0.-dw0 1.-b40 3.-go0 4.-b40 5.-dw0
,America/Inuvik,|17qug0|8z.e 2aj.1 92.2l|0.-m80 1.-jg0 f.-go0 g.-jg0
,America/Iqaluit,America/Pangnirtung,|17qm40|8z.h 94.12 1ab.2 a9.5h|0.-dw0 1.-b40 1k.-go0 1l.-dw0 1m.-b40
,America/Jamaica,Jamaica,|23fcs0|333.1 8s.i|0.-dw0 1.-b40
,America/Juneau,|5xqg0|ya.q 9b.6f|0.-m80 1.-jg0 q.-p00 r.-m80
,America/Kentucky/Louisville,America/Louisville,|5xi40|z0.8 8t.6x|0.-dw0 1.-b40
,America/Kentucky/Monticello,|5xkw0|x6.9 8s.1f xf.1 a9.5h|0.-go0 1.-dw0 1q.-b40
,America/Lima,|8cmlw0|3ba.7|0.-dw0 1.-b40
,America/Los_Angeles,PST8PDT,US/Pacific,|5xqg0|gy.9 8s.6y|0.-m80 1.-jg0
,America/Maceio,|89jcc0|33w.g 2vg.1|0.-8c0 1.-5k0
,America/Managua,|1qkbc0|38p.d|0.-go0 1.-dw0
,America/Manaus,Brazil/West,|89jf40|3a3.7|0.-b40 1.-8c0
,America/Martinique,|5ct1s0|38z.1|0.-b40 1.-8c0
,America/Matamoros,|9iyww0|25x.u ar.4z|0.-go0 1.-dw0
,America/Mazatlan,Mexico/BajaSur,|dphic0|25z.r 9s.q|0.-jg0 1.-go0
,America/Menominee,|1ztq40|yh.c 92.6o|0.-dw0 1.-go0
,America/Merida,|696680|2ro.2 25z.r 9s.q|0.-go0 1.-dw0
,America/Metlakatla,|5xqg0|ya.j 28l.g b9.4h|0.-m80 1.-jg0 t.-p00
,America/Mexico_City,Mexico/General,|dphfk0|25z.r 9s.q|0.-go0 1.-dw0
,America/Miquelon,|5e3cg0|25s.1 9h.69|0.-b40 1.-8c0 2.-5k0
,America/Moncton,|5xfc0|z8.6 93.d 94.o ze.1 9t.r zf.1 al.55|0.-b40 1.-8c0
,America/Monterrey,|9iyww0|25x.t 9s.q|0.-go0 1.-dw0
,America/Montevideo,|5vcc0|2ur.18 1nd.6|0.-8c0 1.-5k0 5.-460 6.-6y0 7.-8c0 8.-5k0
,America/Montreal,America/Nassau,America/Nipigon,America/Thunder_Bay,America/Toronto,Canada/Eastern,|5xi40|h7.2 8x.j 94.6m|0.-dw0 1.-b40
,America/New_York,EST5EDT,US/Eastern,|5xi40|h9.9 8s.6y|0.-dw0 1.-b40
,America/Nome,|5xys0|hi.9 8s.i hr.1 9b.6f|0.-uk0 1.-rs0 s.-p00 t.-m80
,America/Noronha,Brazil/DeNoronha,|89j9k0|375.c 37j.2 2vg.1|0.-5k0 1.-2s0
,America/North_Dakota/Beulah,|5xno0|xg.9 8s.1z xp.1 at.4x|0.-jg0 1.-go0 2a.-dw0
,America/North_Dakota/Center,|5xno0|xq.9 8s.z xz.1 9t.5x|0.-jg0 1.-go0 1a.-dw0
,America/North_Dakota/New_Salem,|5xno0|y0.9 8s.1l y9.1 af.5b|0.-jg0 1.-go0 1w.-dw0
,America/Ojinaga,|dphfk0|283.4 264.n eh.o 287.1 bh.49|0.-go0 1.-dw0 5.-jg0 1h.-dw0
,America/Paramaribo,|7p4720||0.-9q0 1.-8c0
,America/Port-au-Prince,|6ys5w0|26r.16 b5.4l|0.-dw0 1.-b40
,America/Porto_Acre,America/Rio_Branco,Brazil/Acre,|89jhw0|3bh.6 3ab.1|0.-dw0 1.-b40
,America/Porto_Velho,|89jf40|3bh.5|0.-b40 1.-8c0
,America/Punta_Arenas,|4hcc0|zg.2j|0.-8c0 1.-b40
,America/Rainy_River,America/Winnipeg,Canada/Central,|5xkw0|p7.d 29m.k 278.c 2a6.8 276.e 2ae.5 aj.14|0.-go0 1.-dw0
,America/Rankin_Inlet,|17qow0|8z.h 94.13 1dm.1 aa.5g|0.-go0 1.-dw0
,America/Recife,|89jcc0|375.c 37l.2 2vg.1|0.-8c0 1.-5k0
,America/Regina,Canada/Saskatchewan,Etc/GMT+6,|||0.-go0
,America/Resolute,|17qow0|8z.h 94.13 1dn.b am.54|0.-go0 1.-dw0
,America/Santarem,|89jf40|3bh.6|0.-b40 1.-8c0
,America/Santiago,Chile/Continental,|4hcc0|zg.6x 163.8|0.-8c0 1.-b40
,America/Santo_Domingo,|2msi0|392.a 2p7.1|0.-ci0 1.-dw0 a.-b40
,America/Sao_Paulo,Brazil/East,|89jcc0|2jt.1u 2kr.1|0.-8c0 1.-5k0
,America/Scoresbysund,|5ct1s0|1qh.3 nu.t tg.1j 1qk.1 qd.46|0.-5k0 1.-2s0 3.0 4.-2s0 2h.-5k0
,America/Sitka,|5xqg0|hs.9 8s.i i1.1 9b.6f|0.-m80 1.-jg0 s.-p00 t.-m80
,America/St_Johns,Canada/Newfoundland,|5xdy0|i2.2 8x.j 94.c i4.5 9l.18 i9.1 au.4w|0.-9q0 1.-6y0 11.-460 13.-6y0
,America/Swift_Current,|17qro0||0.-jg0 1.-go0
,America/Tegucigalpa,|91ojc0|3bv.4 2qh.1|0.-go0 1.-dw0
,America/Thule,|b34zc0|25t.4 9t.5x|0.-b40 1.-8c0
,America/Vancouver,Canada/Pacific,|5xqg0|1i0.c 8v.2s|0.-m80 1.-jg0
,America/Whitehorse,Canada/Yukon,|5dweg0|93.28|0.-m80 1.-jg0
,America/Yakutat,|5xt80|ia.9 8s.6y|0.-p00 1.-m80
,Antarctica/Casey,|kro7c0|37n.f|0.m80 1.uk0
,Antarctica/Davis,|kroa40|3ce.3|0.jg0 1.dw0
,Antarctica/DumontDUrville,Etc/GMT-10,Pacific/Chuuk,Pacific/Port_Moresby,Pacific/Truk,Pacific/Yap,|||0.rs0
,Antarctica/Macquarie,|3dls0|ij.27 16d.1 kt.4x|0.uk0 1.rs0
,Antarctica/Mawson,|krocw0||0.go0 1.dw0
,Antarctica/McMurdo,Antarctica/South_Pole,NZ,Pacific/Auckland,|2ivg80|1ew.2 iu.c iu.c 1ey.14 jp.i jv.c 1g2.4 jp.i jv.c 1g6.4 jp.i 1ga.4 jp.i jv.c 1ge.4 jp.i 1gi.4 jp.i jv.c jx.8|0.xc0 1.1040
,Antarctica/Palmer,|24aj00|2hw.3 105.1u|0.-8c0 1.-5k0 3.-b40
,Antarctica/Rothera,|3lxs00||0.0 1.-8c0
,Antarctica/Troll,|idzk40|qu.57 27e.2|0.0 1.5k0
,Antarctica/Vostok,|cki780|3cl.2|0.jg0 1.0 3.dw0
,Arctic/Longyearbyen,Atlantic/Jan_Mayen,Europe/Berlin,Europe/Copenhagen,Europe/Oslo,Europe/Stockholm,|5cstg0|1q3.1 ns.v qc.5p 1c8.2|0.2s0 1.5k0
,Asia/Almaty,|5vay00|1ql.i 2mh.c v0.h 2vz.1|0.go0 1.jg0 l.dw0 n.jg0 1d.dw0
,Asia/Amman,|1sed40|2f7.1i vo.c 2gp.2 19x.c 2gr.3 wd.1|0.5k0 1.8c0
,Asia/Anadyr,|5vaek0|2qn.2 1qo.f 2mh.c v0.r 2qp.1 2op.1|0.1040 1.12w0 3.xc0 k.uk0 m.1040 1m.uk0
,Asia/Aqtau,|64pws0|2xj.1 1qo.f 2xk.c v0.g|0.dw0 1.go0 j.b40 l.go0 q.b40 r.dw0
,Asia/Aqtobe,|5vb0s0|2x3.1 1qo.f 2mh.c v0.h|0.dw0 1.go0 j.b40 l.go0
,Asia/Ashgabat,Asia/Ashkhabad,|5vb0s0|1ql.i 2xk.3|0.dw0 1.go0 l.b40
,Asia/Atyrau,|64pws0|2xw.1 1qo.f 2mh.c 2xx.6 vj.9|0.dw0 1.go0 j.b40 l.go0 z.b40
,Asia/Baghdad,|6fmno0|2td.1e 2up.1|0.8c0 1.b40
,Asia/Bahrain,Asia/Qatar,|19d0w0||0.b40 1.8c0
,Asia/Baku,|5vb3k0|1ql.i 2p8.6 ti.11|0.b40 1.dw0 l.8c0 n.dw0
,Asia/Bangkok,Asia/Jakarta,Asia/Phnom_Penh,Asia/Vientiane,Etc/GMT-7,Indian/Christmas,|||0.jg0
,Asia/Barnaul,|5vav80|1ql.i 2m2.d v0.u 2mf.2|0.jg0 1.m80 l.go0 n.m80 v.go0
,Asia/Beirut,|1ag2g0|1j5.18 2m.i 7w.f 2l.g 1kd.2 7v.f 7o.n 2l.g 1kf.2 7v.f 7o.n 2l.g 1kh.2 7v.f 7o.n|0.5k0 1.8c0
,Asia/Bishkek,|5vay00|1ql.i 2wq.d 7w.e 2sm.2|0.go0 1.jg0 l.dw0
,Asia/Brunei,Asia/Kuching,Asia/Makassar,Asia/Ujung_Pandang,Etc/GMT-8,|||0.m80
,Asia/Calcutta,Asia/Kolkata,|||0.fa0
,Asia/Chita,|5vapo0|1ql.i 2mh.c v0.u 2nf.2|0.p00 1.rs0 l.m80 n.rs0 1q.m80 1r.p00
,Asia/Choibalsan,Asia/Ulaanbaatar,Asia/Ulan_Bator,|46akk0|2w0.4 1hr.r 2w4.h|0.jg0 1.m80 2.p00
,Asia/Chongqing,Asia/Chungking,Asia/Harbin,Asia/Shanghai,PRC,|8ixjc0|39c.3 118.8|0.m80 1.p00
,Asia/Colombo,|drxa20|3cn.2|0.fa0 1.i20 2.go0 3.fa0
,Asia/Dacca,Asia/Dhaka,|klhwk0|3cu.1|0.go0 1.jg0
,Asia/Damascus,|66800|2db.1w 15t.d 14k.c 2c3.1|0.5k0 1.8c0
,Asia/Dili,|3b0ho0|3cv.1|0.p00 1.m80
,Asia/Dubai,Asia/Muscat,Etc/GMT-4,Indian/Mahe,Indian/Reunion,|||0.b40
,Asia/Dushanbe,|5vay00|1ql.i 331.2|0.go0 1.jg0 l.dw0
,Asia/Famagusta,|2r67s0|1h8.1b tl.z 1iv.1 rj.4i 1c8.2|0.5k0 1.8c0
,Asia/Gaza,|2crp40|0.1i 8b.8 1s.6j|0.5k0 1.8c0
,Asia/Hebron,|2crp40|0.8b|0.5k0 1.8c0
,Asia/Ho_Chi_Minh,Asia/Saigon,|2uaps0||0.m80 1.jg0
,Asia/Hong_Kong,Asia/Macao,Asia/Macau,Hongkong,|5jni0|382.e 2vy.1|0.m80 1.p00
,Asia/Hovd,|46anc0|2wl.4 1hr.r 2w4.h|0.go0 1.jg0 2.m80
,Asia/Irkutsk,|5vasg0|1ql.i 2mh.c v0.u 2nh.1|0.m80 1.p00 l.jg0 n.p00
,Asia/Istanbul,Europe/Istanbul,Turkey,|1s8vw0|2gv.g pb.f 2hb.5 v0.l 2hg.g 18h.3|0.5k0 1.8c0 c.b40 e.5k0
,Asia/Jayapura,Asia/Tokyo,Etc/GMT-9,Japan,Pacific/Palau,|||0.p00
,Asia/Jerusalem,Asia/Tel_Aviv,Israel,|2crp40|0.t 1rj.5r 1x8.1|0.5k0 1.8c0
,Asia/Kabul,|||0.ci0
,Asia/Kamchatka,|5vahc0|1ql.i 2mh.c v0.r 2q0.1 2op.1|0.xc0 1.1040 l.uk0 n.1040 1n.uk0
,Asia/Karachi,|gu5u40|3bz.5|0.dw0 1.go0
,Asia/Kashgar,Asia/Urumqi,Etc/GMT-6,|||0.go0
,Asia/Kathmandu,Asia/Katmandu,|8clsq0||0.fa0 1.fz0
,Asia/Khandyga,|5vapo0|1ql.i 2mh.c v0.f 2mt.2 vg.e 2mv.2|0.p00 1.rs0 l.m80 n.rs0 1c.uk0 1s.p00
,Asia/Krasnoyarsk,|5vav80|1ql.i 2mh.c v0.u 2nh.1|0.jg0 1.m80 l.go0 n.m80
,Asia/Kuala_Lumpur,Asia/Singapore,Singapore,|69g1s0||0.ku0 1.m80
,Asia/Magadan,|5vak40|1ql.i 2mh.c v0.u 2nh.2|0.uk0 1.xc0 l.rs0 n.xc0 1q.rs0 1r.uk0
,Asia/Manila,|3rxts0|3ch.2 2nk.1|0.m80 1.p00
,Asia/Nicosia,Europe/Nicosia,|2r67s0|1h8.1b qh.5k 1c8.2|0.5k0 1.8c0
,Asia/Novokuznetsk,|5vav80|1ql.i 2mh.c v0.r 2q1.1 2op.1|0.jg0 1.m80 l.go0 n.m80 1n.go0
,Asia/Novosibirsk,|5vav80|1ql.i 2mx.d v0.u 2na.1 2lp.1|0.jg0 1.m80 l.go0 n.m80 r.go0
,Asia/Omsk,|5vay00|1ql.i 2mh.c v0.u 2nh.1|0.go0 1.jg0 l.dw0 n.jg0
,Asia/Oral,|5vb0s0|2y3.1 1qo.c 2y4.e v0.g|0.dw0 1.go0 f.b40
,Asia/Pontianak,|9e5gg0||0.m80 1.jg0
,Asia/Pyongyang,|nt2v00|3cw.1|0.p00 1.nm0
,Asia/Qostanay,|5vb0s0|2x4.1 1qo.f 2mh.c v0.g 2x5.1|0.dw0 1.go0 j.b40 l.go0
,Asia/Qyzylorda,|5vb0s0|2yi.1 1qo.f 2yj.a v0.g 2yt.1|0.dw0 1.go0
,Asia/Rangoon,Asia/Yangon,Indian/Cocos,|||0.i20
,Asia/Sakhalin,|5vak40|1ql.i 2mh.c 2pe.2 v3.r 2mf.2|0.uk0 1.xc0 l.rs0 n.xc0 x.rs0
,Asia/Samarkand,|5vb0s0|334.1 1qo.f 2y6.3|0.dw0 1.go0
,Asia/Seoul,ROK,|920hw0|2xy.3|0.p00 1.rs0
,Asia/Srednekolymsk,|5vak40|1ql.i 2mh.c v0.u 2nh.1|0.uk0 1.xc0 l.rs0 n.xc0
,Asia/Taipei,ROC,|27rls0|3c4.4 2qh.1|0.m80 1.p00
,Asia/Tashkent,|5vay00|1ql.i 2xk.2|0.go0 1.jg0 l.dw0
,Asia/Tbilisi,|5vb3k0|1ql.i 2x6.b 7x.d 2xh.2 2op.1|0.b40 1.dw0 l.8c0 r.dw0 19.8c0
,Asia/Tehran,Iran,|3rmzi0|2hz.1u 2jp.2|0.9q0 1.ci0 2.b40 3.dw0 5.9q0 6.ci0
,Asia/Thimbu,Asia/Thimphu,|99fa20||0.fa0 1.go0
,Asia/Tomsk,|5vav80|1ql.i 2mh.c v0.c 2nb.2 vd.h 2nd.2|0.jg0 1.m80 l.go0 n.m80 19.go0
,Asia/Ust-Nera,|5vapo0|2nj.1 1qm.h 2mh.c v0.u 2mv.2|0.p00 1.xc0 2.uk0 l.rs0 n.xc0 1r.rs0
,Asia/Vladivostok,|5vamw0|1ql.i 2mh.c v0.u 2nh.1|0.rs0 1.uk0 l.p00 n.uk0
,Asia/Yakutsk,|5vapo0|1ql.i 2mh.c v0.u 2nh.1|0.p00 1.rs0 l.m80 n.rs0
,Asia/Yekaterinburg,|5vb0s0|1ql.i 2mh.c v0.u 2nh.1|0.dw0 1.go0 l.b40 n.go0
,Asia/Yerevan,|5vb3k0|1ql.i 2qq.a v2.t|0.b40 1.dw0 l.8c0 t.dw0
,Atlantic/Azores,|6dw040|ot.l 1xa.9 qc.5p 1c8.2|0.-2s0 1.0 o.2s0 q.-2s0
,Atlantic/Bermuda,|296oo0|93.d 94.6m|0.-b40 1.-8c0
,Atlantic/Canary,|5csqo0|1q4.1 ns.v qc.5p 1c8.2|0.0 1.2s0
,Atlantic/Cape_Verde,|32t740||0.-5k0 1.-2s0
,Atlantic/Faeroe,Atlantic/Faroe,|5v5xg0|nt.u qc.5p 1c8.2|0.0 1.2s0
,Atlantic/Madeira,|6e8w00|24u.9 of.j qc.5p 1c8.2|0.0 1.2s0
,Atlantic/South_Georgia,Etc/GMT+2,|||0.-5k0
,Atlantic/Stanley,|6yf4g0|2rq.1h 2t5.1|0.-b40 1.-8c0 2.-5k0 6.-b40
,Australia/ACT,Australia/Canberra,Australia/NSW,Australia/Sydney,|ycf40|im.k 16e.g io.c 16u.p kn.53|0.rs0 1.uk0
,Australia/Adelaide,Australia/South,|ycgi0|im.k 17j.2 16g.e 17l.a ux.m 17v.5 kn.53|0.qe0 1.t60
,Australia/Brisbane,Australia/Queensland,|ycf40|3bn.2 1cy.5|0.rs0 1.uk0
,Australia/Broken_Hill,Australia/Yancowinna,|ycgi0|im.k 16e.g io.c uz.k 180.5 kn.53|0.qe0 1.t60
,Australia/Currie,Australia/Hobart,Australia/Tasmania,|3dls0|ij.77|0.uk0 1.rs0
,Australia/Darwin,Australia/North,|||0.qe0
,Australia/Eucla,|2iiql0|39f.7 2hh.4|0.ob0 1.r30
,Australia/LHI,Australia/Lord_Howe,|5tp880|1xj.6l|0.rs0 1.t60 2.vy0 a.uk0
,Australia/Lindeman,|ycf40|39m.2 io.9|0.rs0 1.uk0
,Australia/Melbourne,Australia/Victoria,|ycf40|im.k 185.s 16u.p kn.53|0.rs0 1.uk0
,Australia/Perth,Australia/West,|2iiso0|39o.7 2hh.4|0.m80 1.p00
,CET,Europe/Amsterdam,Europe/Brussels,Europe/Luxembourg,MET,|3s9ms0|1kj.7 ns.v qc.5p 1c8.2|0.2s0 1.5k0
,Chile/EasterIsland,Pacific/Easter,|4hcc0|zg.n 18x.1 105.68 163.8|0.-go0 1.-jg0 p.-dw0
,EET,Europe/Athens,|2r4d40|1ij.c nt.u qc.5p 1c8.2|0.5k0 1.8c0
,Eire,Europe/Belfast,Europe/Dublin,Europe/Guernsey,Europe/Isle_of_Man,Europe/Jersey,Europe/London,GB,GB-Eire,|yd6w0|18y.1d qc.5p 1a8.2|0.2s0 1.0
,Etc/GMT+1,|||0.-2s0
,Etc/GMT+10,HST,Pacific/Honolulu,Pacific/Johnston,Pacific/Tahiti,US/Hawaii,|||0.-rs0
,Etc/GMT+11,Pacific/Midway,Pacific/Niue,Pacific/Pago_Pago,Pacific/Samoa,US/Samoa,|||0.-uk0
,Etc/GMT+12,|||0.-xc0
,Etc/GMT+8,|||0.-m80
,Etc/GMT+9,Pacific/Gambier,|||0.-p00
,Etc/GMT-11,Pacific/Guadalcanal,Pacific/Pohnpei,Pacific/Ponape,|||0.uk0
,Etc/GMT-12,Pacific/Funafuti,Pacific/Majuro,Pacific/Tarawa,Pacific/Wake,Pacific/Wallis,|||0.xc0
,Etc/GMT-13,|||0.1040
,Etc/GMT-14,|||0.12w0
,Etc/GMT-5,Indian/Kerguelen,Indian/Maldives,|||0.dw0
,Europe/Andorra,|7yf6s0|oc.m qc.5p 25d.2|0.2s0 1.5k0
,Europe/Astrakhan,|5vb3k0|1ql.f 2q2.c v0.u 2mf.2|0.b40 1.dw0 h.8c0
,Europe/Belgrade,Europe/Ljubljana,Europe/Podgorica,Europe/Sarajevo,Europe/Skopje,Europe/Zagreb,|6wm2s0|nx.q qc.5p 256.2|0.2s0 1.5k0
,Europe/Bratislava,Europe/Prague,|4tps40|1oz.3 ns.v qc.5p 1c8.2|0.2s0 1.5k0
,Europe/Bucharest,|4wl940|1p2.4 or.j 1p6.d qe.5n 1c8.2|0.5k0 1.8c0
,Europe/Budapest,|5csnw0|1q5.8 nz.o qc.5p 1c8.2|0.2s0 1.5k0
,Europe/Busingen,Europe/Vaduz,Europe/Zurich,|5v5xg0|nt.u qc.5p 1c8.2|0.2s0 1.5k0
,Europe/Chisinau,Europe/Tiraspol,|5vb6c0|1ql.x ti.1d 1ri.1 rs.49 1c8.2|0.8c0 1.b40 l.5k0
,Europe/Gibraltar,|6dw040|nv.s qc.5p 1c8.2|0.2s0 1.5k0
,Europe/Helsinki,Europe/Mariehamn,|5v5uo0|244.4 nx.q qc.5p 1c8.2|0.5k0 1.8c0
,Europe/Kaliningrad,|5vb6c0|1ql.f 2pi.1 ol.d v0.u 2nh.1|0.8c0 1.b40 h.5k0
,Europe/Kiev,Europe/Kyiv,Europe/Uzhgorod,Europe/Zaporozhye,|5vb6c0|1ql.i 24h.c qd.5o 1c8.2|0.8c0 1.b40 l.5k0
,Europe/Kirov,|5vb3k0|1ql.f 2q2.c v0.u 2qe.1|0.b40 1.dw0 h.8c0
,Europe/Lisbon,Portugal,WET,|3ijk00|1ky.j pb.c 1lh.7 qd.5o 1c8.2|0.2s0 1.0 x.5k0 13.0
,Europe/Madrid,|28g540|1dy.d ns.v qc.5p 1c8.2|0.2s0 1.5k0
,Europe/Malta,|7pp80|pq.m nt.u qc.5p vz.2|0.2s0 1.5k0
,Europe/Minsk,|5vb6c0|1ql.h 2r0.a v0.u|0.8c0 1.b40 j.5k0
,Europe/Monaco,Europe/Paris,|396io0|1iw.9 ns.v qc.5p 1c8.2|0.2s0 1.5k0
,Europe/Moscow,W-SU,|5vb6c0|1ql.i 2mh.c v0.u 2nh.1|0.8c0 1.b40 l.5k0 n.b40
,Europe/Riga,|5vb6c0|1ql.f 253.1 ol.e 254.7 qm.5f 256.2|0.8c0 1.b40 h.5k0
,Europe/Rome,Europe/San_Marino,Europe/Vatican,|7pp80|w1.l ns.v qc.5p vz.2|0.2s0 1.5k0
,Europe/Samara,|5vb3k0|1ql.f 2ra.d v0.r 2rn.1 2op.1|0.b40 1.dw0 h.8c0 l.dw0 1l.8c0
,Europe/Saratov,|5vb3k0|1ql.d 2pj.e v0.u 2qe.2|0.b40 1.dw0 f.8c0
,Europe/Simferopol,|5vb6c0|1ql.h 2lo.d v3.w 2m1.1 i7.1|0.8c0 1.b40 j.5k0 p.b40 v.5k0 1s.b40 1t.8c0
,Europe/Sofia,|4tph00|1pj.7 ou.g 1pq.d qe.5n 1c8.2|0.5k0 1.8c0
,Europe/Tallinn,|5vb6c0|1ql.f 25b.1 ol.d 25c.8 qo.5d 25d.2|0.8c0 1.b40 h.5k0
,Europe/Tirane,|29h980|1eb.l o0.n qc.5p 1c8.2|0.2s0 1.5k0
,Europe/Ulyanovsk,|5vb3k0|1ql.f 2pg.2 2mh.c v0.u 2mf.2|0.b40 1.dw0 h.8c0 k.5k0 m.b40
,Europe/Vienna,|5csnw0|1qd.2 nt.u qc.5p 1c8.2|0.2s0 1.5k0
,Europe/Vilnius,|5vb6c0|1ql.f 25l.1 ol.d 25m.6 qq.5b 25n.2|0.8c0 1.b40 h.5k0 y.2s0 10.8c0
,Europe/Volgograd,|5vb3k0|1ql.d 2pj.e v0.u 2px.3|0.b40 1.dw0 f.8c0
,Europe/Warsaw,Poland,|3s9k00|1kq.7 pc.e 1kx.1 oi.g qc.5p 1c8.2|0.2s0 1.5k0
,Indian/Chagos,|dkgss0||0.dw0 1.go0
,Indian/Mauritius,|6nykw0|3cj.2 39e.1|0.b40 1.dw0
,Kwajalein,Pacific/Kwajalein,|cc3yo0||0.-xc0 1.xc0
,NZ-CHAT,Pacific/Chatham,|2ivg80|1gm.2 iu.c iu.c 1ey.16 jr.g jv.c 1go.4 jp.i jv.c 1gs.4 jp.i 1gw.4 jp.i jv.c 1h0.4 jp.i 1h4.4 jp.i jv.c jx.8|0.zf0 1.1270
,Pacific/Apia,|l9cp80|31q.7 jp.f|0.-uk0 1.-rs0 4.12w0 5.1040
,Pacific/Bougainville,|nh90g0||0.rs0 1.uk0
,Pacific/Efate,|22nyo0|32i.j 2v1.2|0.uk0 1.xc0
,Pacific/Enderbury,Pacific/Kanton,|535io0|3cx.1|0.-xc0 1.-uk0 2.1040
,Pacific/Fakaofo,|lx0jw0||0.-uk0 1.1040
,Pacific/Fiji,|f1p2w0|30n.r|0.xc0 1.1040
,Pacific/Galapagos,|8cmlw0|3cp.1 2nk.1|0.-dw0 1.-go0
,Pacific/Guam,Pacific/Saipan,|5wcg0|3ac.8 3a9.1|0.rs0 1.uk0
,Pacific/Kiritimati,|535eyo|3cy.1|0.-tmo 1.-rs0 2.12w0
,Pacific/Kosrae,|f4tw00||0.xc0 1.uk0
,Pacific/Marquesas,|||0.-qe0
,Pacific/Nauru,|4r4dm0||0.vy0 1.xc0
,Pacific/Norfolk,|2iiiy0|29j.3 la.4g|0.vy0 1.yq0 3.uk0 4.xc0
,Pacific/Noumea,|44ues0|3c8.4 30x.1|0.uk0 1.xc0
,Pacific/Pitcairn,|es2cy0||0.-nm0 1.-m80
,Pacific/Rarotonga,|4mj960|31e.c 1y0.c 31o.1|0.-t60 1.-qe0 2.-rs0
,Pacific/Tongatapu,|fj6ms0|3bp.6 319.1|0.1040 1.12w0
`;
