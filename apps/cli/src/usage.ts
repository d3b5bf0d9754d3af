export const usage = `用法（在项目文件夹里，用 npm run --silent sunlot -- 开头）：

  verify 记录.json… [--json]          重算并验证公布的抽取记录
  check 记录.json --label 编号        查一个对象：抽中、未抽中还是排除，附证明
  draw --pool 对象 --roster 人员 --setup 设置.json --out 记录.json
       [--contributions 骰子.json]    不给时，在终端里逐位询问见证人
       [--secrets 密封数.json]        仅供演练：密封数不再随机
  audit verify                        验证数据库里的操作留痕（需要 DATABASE_URL）

对象和人员名单可以是 .xlsx、.xls、.csv（UTF-8 或 GB18030）或 .json。
结束代码：verify 0 全部成立，1 有不成立，2 读不了；draw 0 完成，1 人员排不满，2 输入有误。
`
