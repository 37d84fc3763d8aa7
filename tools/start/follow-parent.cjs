// Loaded before the API by `npm start`: when the parent is gone, however it went, its end of this channel closes, and the API stops too.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel alone keeps nothing alive.
process.channel?.unref();
