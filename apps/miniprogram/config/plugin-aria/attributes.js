/** Taro's templates list fixed props, so aria-* would never reach WXML. One list for the build and for the run time. */
const ARIA = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-disabled': '',
  'aria-selected': '',
  'aria-checked': '',
  'aria-expanded': '',
  'aria-live': '',
};
const NAMES = ['View', 'Text', 'Image', 'Button', 'Input', 'Textarea', 'ScrollView', 'Switch'];

module.exports = NAMES.reduce((all, name) => Object.assign(all, { [name]: Object.assign({}, ARIA) }), {});
