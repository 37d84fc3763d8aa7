/**
 * People of the demo county whom tests and guides may rely on. All invented; the numbers begin with 154, which belongs to no operator.
 * `newcomer` and `secondNewcomer` stand on the roster with a phone and have no account yet.
 */
export const knownPeople = {
  newcomer: { village: '桠溪村', group: '3组', household: '罗国华家', name: '罗秀英', phone: '15400009001' },
  secondNewcomer: { village: '桠溪村', group: '7组', household: '吉克木呷家', name: '吉克阿依', phone: '15400009002' },
} as const;

/** Who stands behind each demo login, by username. `township` sits above the villages and has no place in one. */
export const demoPeople = [
  { username: 'cunmin', village: '桠溪村', group: '3组', household: '罗国华家', name: '罗晓燕', head: false, role: null },
  { username: 'huzhu', village: '桠溪村', group: '5组', household: '杨德明家', name: '杨德明', head: true, role: null },
  { username: 'jifen', village: '桠溪村', group: '1组', household: '陈洪英家', name: '陈洪英', head: true, role: 'points_keeper' },
  { username: 'chaoshi', village: '桠溪村', group: '2组', household: '李建平家', name: '李建平', head: true, role: 'store_keeper' },
  { username: 'shuji', village: '桠溪村', group: '4组', household: '王正华家', name: '王正华', head: true, role: 'secretary' },
  { username: 'jianwei', village: '桠溪村', group: '6组', household: '曲木拉铁家', name: '曲木拉铁', head: true, role: 'supervisor' },
  { username: 'qixian', village: '顺河村', group: '2组', household: '何明远家', name: '何明远', head: true, role: null },
  { username: 'koufen', village: '解放村', group: '3组', household: '马天贵家', name: '马天贵', head: true, role: null },
  { username: 'fuhe', village: '解放村', group: '1组', household: '沙马石布家', name: '沙马石布', head: true, role: 'secretary' },
] as const;

export const demoOfficer = { username: 'xiangzhen', township: '和平彝族乡', role: 'township_officer' } as const;
