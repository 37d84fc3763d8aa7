/** A style or a picture, as a unit test sees it. */
module.exports = 'asset';
