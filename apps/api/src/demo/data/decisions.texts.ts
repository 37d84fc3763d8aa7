/** Why an application was not credited. */
export const rejectionReasons = [
  '照片看不清是不是自家院坝，请下次拍全一点。',
  '这次属于自家生产劳动，不在细则范围内。',
  '与上周申报的是同一件事。',
  '现场核实与说明不符。',
  '当天没有组织这项活动。',
];
export const returnReasons = ['请补一张全景照片。', '请写明是在哪个组、和谁一起做的。', '照片太暗，请白天补拍一张。'];
