module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
  // The browsers of package.json know it, WeChat's check of the bundle (ES2018) does not.
  plugins: ['@babel/plugin-transform-optional-catch-binding'],
};
