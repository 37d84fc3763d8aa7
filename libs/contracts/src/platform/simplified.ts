/** Traditional forms of the characters that are looked for (the rule lint's words), and beneath each its simplified form. */
const TRADITIONAL =
  '乾亂佈佔俬倆個倫傢傳優兌兒內兩別剋劃動務勞勵勸區協參員唸問喫單噹嚮嚴園團報塊塵墮墳壓壯奬娛婦學實審寬專對導帶幣幫幹幾廟廻彆彞後徑從愛憑懞懷戀戶掃換摺擇攙數於昇時' +
  '暫曏曠書會東條樂標檔檢權欵歲殘沒況減測準溫滿漢濟為烏無燒燭爲爾狀獎獨現瑤環產産當痠療癥癮發監眞眾睏瞭砲硏確碼礙礮禍禮種穌積箇節篩簽籤糰糾紀約紅納紙紛紮紹組結絕給' +
  '統絶綉經綫維網線緩縣績織繡繳續纏罰羅羣義習聽脫臨舉華萬葯蓆蓋薩藉藥蘭處號衆裏補裝裡製覈見規視觀計記訪許訴診証評詢試話該認語誦課調請諾講證識護讀變讓讚豬貧貨買費貼' +
  '資賣購贈贊輔輟轉辦農迴週進達違鄉鄰醫醼釦銷錄錢錫録錶鎮長門開関闖關陞險雙雞離難電頂項須預頗領頭頻題顧風飯飾養驗體髮鬚鬧鬱鮮鴨鵝鷄麵點齋齡齣龍';
const SIMPLIFIED =
  '干乱布占私俩个伦家传优兑儿内两别克划动务劳励劝区协参员念问吃单当向严园团报块尘堕坟压壮奖娱妇学实审宽专对导带币帮干几庙回别彝后径从爱凭蒙怀恋户扫换折择搀数于升时' +
  '暂向旷书会东条乐标档检权款岁残没况减测准温满汉济为乌无烧烛为尔状奖独现瑶环产产当酸疗症瘾发监真众困了炮研确码碍炮祸礼种稣积个节筛签签团纠纪约红纳纸纷扎绍组结绝给' +
  '统绝绣经线维网线缓县绩织绣缴续缠罚罗群义习听脱临举华万药席盖萨借药兰处号众里补装里制核见规视观计记访许诉诊证评询试话该认语诵课调请诺讲证识护读变让赞猪贫货买费贴' +
  '资卖购赠赞辅辍转办农回周进达违乡邻医宴扣销录钱锡录表镇长门开关闯关升险双鸡离难电顶项须预颇领头频题顾风饭饰养验体发须闹郁鲜鸭鹅鸡面点斋龄出龙';

const forms = new Map(Array.from(TRADITIONAL, (char, at) => [char, SIMPLIFIED.charAt(at)]));

/** As the words that we look for are written. No converter of texts: characters that stand in none of them stay as they are. */
export const simplified = (text: string): string => Array.from(text, char => forms.get(char) ?? char).join('');
