// Runs the storage emulator and the mail catcher for the local host, and never outlives it.
//
// The host starts `node supervise.cjs CHILDREN`, CHILDREN being JSON [{ "name", "main", "arguments", "folder" }], and holds this process's
// standard input open. When that closes - the host asked for the end, or died, be it by kill -9 - every child is told to stop and gets the
// time to save its data. A child in turn stops when its channel to this process closes, so killing the supervisor leaves no orphan either.
// Standard output carries one JSON line per event: { "name", "line" } for what a child prints, { "name", "exit" } when it has ended.
'use strict';

const { fork } = require('node:child_process');
const { createInterface } = require('node:readline');

const stopWithinMilliseconds = 15_000;

// Loaded into each child before its own code. Raising the signal's event runs the child's own handler, the one that saves its data; a child
// that has none yet has nothing to save.
if (process.env.WIREWATCH_SUPERVISED === '1' && process.send) {
  delete process.env.WIREWATCH_SUPERVISED;
  process.once('disconnect', () => {
    if (!process.emit('SIGTERM', 'SIGTERM')) {
      process.exit(0);
    }
  });
} else if (require.main === module) {
  supervise(JSON.parse(process.argv[2]));
}

function supervise(specifications) {
  const running = new Map();
  let failed = false;
  let stopping = false;

  // Nobody may be left to read: the host can be gone while its children still talk.
  process.stdout.on('error', () => {});
  const tell = (event) => process.stdout.write(JSON.stringify(event) + '\n');

  const stop = () => {
    if (stopping) {
      return;
    }
    stopping = true;
    for (const child of running.values()) {
      if (child.connected) {
        child.disconnect();
      }
    }
    setTimeout(() => running.forEach((child) => child.kill('SIGKILL')), stopWithinMilliseconds).unref();
  };

  for (const { name, main, arguments: words, folder } of specifications) {
    // A group of its own: Ctrl-C in a terminal reaches the host's whole group, and the storage must outlive the host's last writes.
    const child = fork(main, words, {
      cwd: folder,
      detached: true,
      execArgv: ['--require', __filename],
      env: { ...process.env, WIREWATCH_SUPERVISED: '1' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    running.set(name, child);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => tell({ name, line }));
    }
    child.on('error', (error) => tell({ name, line: error.message }));
    child.on('close', (code, signal) => {
      running.delete(name);
      failed ||= !stopping;
      tell({ name, exit: signal ?? code });
      stop();
      if (running.size === 0) {
        process.exitCode = failed ? 1 : 0;
        process.stdin.destroy();
      }
    });
  }

  process.stdin.on('end', stop).on('error', stop).resume();
  process.on('SIGTERM', stop);
  for (const signal of ['SIGINT', 'SIGHUP']) {
    process.on(signal, () => {});
  }
}
