/**
 * Picks the build and starts it: WebAssembly GC where the browser has it, else the JavaScript build of the same code
 * (also with `?build=js` in the address). Pages and workers load this same file.
 *
 * TeaVM's own start-up script makes functions out of text, which the content security policy forbids; `host` below
 * gives the WebAssembly module the same imports without that.
 */
/** The scripts inside `@JSBody` annotations that the client uses, by their text: looked up where TeaVM would evaluate it. */
const scripts = {
  'str|return str;': (str) => str,
  'array|return array;': (array) => array,
  '__this__|return __this__;': (self) => self,
  'number|return number;': (number) => number,
  'object|return object.toString();': (object) => object.toString(),
  "obj|return typeof obj=='undefined';": (obj) => obj === undefined,
  '|{return {};}': () => ({}),
};

const asked = new URL(import.meta.url).searchParams.get('build') ?? new URLSearchParams(location.search).get('build');
const page = typeof document !== 'undefined';

if (page && globalThis.firstDigit) {
  await Promise.race([globalThis.firstDigit, pause(2000)]); // on a slow line the rest arrives beside the weights
} else if (page && !document.hidden) {
  await Promise.race([seen(), pause(3000)]); // on a slow line the page is read while the rest arrives
}
if (page) document.head.append(document.getElementById('after-paint')?.content ?? '');

let client;
let build = 'wasm';
if (asked !== 'js') {
  try {
    client = await webAssembly(new URL('./client/latent-atlas.wasm', import.meta.url));
  } catch (error) {
    console.info('Latent Atlas: no WebAssembly GC here, using the JavaScript build.', error);
  }
}
if (!client) {
  build = 'js';
  client = await import('./client/latent-atlas.js');
}
if (page) {
  globalThis.atlas = {
    build,
    pixels: () => client.pixels(),
    latent: () => client.latent(),
    showAgain: (times) => client.showAgain(times),
    loader: new URL(`?build=${build}`, import.meta.url).href,
  };
}
if (page) { // with its style sheets, whose colours the digits are painted in
  const styled = () => [...document.querySelectorAll('link[rel=stylesheet]')].every((link) => link.sheet);
  await until(() => document.readyState === 'complete' || (document.readyState !== 'loading' && styled()));
}
await pause(0); // starting is a task of its own: the page answers in between
client.main([]);
if (page && 'serviceWorker' in navigator) {
  keepForOffline().catch((error) => console.info('Latent Atlas: nothing is kept for offline use.', error));
}

/** Once the page has everything and rests, its service worker is told what to keep; the first digit never waits for that. */
async function keepForOffline() {
  const root = document.documentElement;
  while (root.dataset.ready !== 'map') await pause(250);
  await pause(1500);
  await new Promise((resume) => { (globalThis.requestIdleCallback ?? setTimeout)(resume); });
  await navigator.serviceWorker.register('/service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
  active.postMessage({ keep: [location.pathname + location.search, ...loaded] });
}

/** Pages do not wait for this script, so it waits for them. */
async function until(holds) {
  while (!holds()) await pause(4);
}

function pause(milliseconds) {
  return new Promise((resume) => { setTimeout(resume, milliseconds); });
}

/** When the page's text has been painted, and the pictures that it begins with. */
async function seen() {
  await new Promise((resume) => { new PerformanceObserver(resume).observe({ type: 'paint', buffered: true }); });
  await until(() => document.readyState === 'complete');
  if (!document.getElementById('atlas-data')) await new Promise((resume) => { (globalThis.requestIdleCallback ?? setTimeout)(resume); });
}

async function webAssembly(address) {
  const compiled = WebAssembly.compileStreaming(fetch(address), { builtins: ['js-string'] });
  const module = await compiled;
  const needs = JSON.parse(new TextDecoder().decode(WebAssembly.Module.customSections(module, 'teavm.memoryRequirements')[0]));
  const memory = new WebAssembly.Memory({ initial: Math.max(1, needs.min), maximum: 32768 });
  const seen = {};
  const imports = host(seen, builtIn(module));
  imports.env = { memory };
  imports.teavmMemory = {
    linearMemory: () => memory.buffer,
    notifyHeapResized() {},
    heapOffset: new WebAssembly.Global({ value: 'i32', mutable: false }, (needs.dataSize + 7) & ~7),
    maxSize: new WebAssembly.Global({ value: 'i32', mutable: false }, 0x7fffffff),
  };
  const instance = await WebAssembly.instantiate(module, imports);
  seen.exports = instance.exports;
  const exports = {};
  for (const name in instance.exports) {
    if (instance.exports[name] instanceof WebAssembly.Global) {
      Object.defineProperty(exports, name, { get: () => instance.exports[name].value });
    }
  }
  return exports;
}

/** A browser with string built-ins resolves those imports itself: then the module no longer lists them. */
function builtIn(module) {
  return !WebAssembly.Module.imports(module).some((wanted) => wanted.module === 'wasm:js-string');
}

function host(seen, stringsBuiltIn) {
  const objectKey = Symbol('javaObject');
  const functionsKey = Symbol('functions');
  const originKey = Symbol('functionOrigin');
  const wrapperKey = Symbol('wrapper');
  const exceptionKey = Symbol('javaException');
  const wrappers = new WeakMap();
  const javaWrappers = new WeakMap();
  const primitives = new Map();
  const hashes = new WeakMap();
  let nextHash = 1;

  class JavaError extends Error {
    constructor(exception) {
      super();
      this[exceptionKey] = exception;
      seen.exports['teavm.setJsException'](exception, this);
    }
    get message() {
      const text = seen.exports['teavm.exceptionMessage']?.(this[exceptionKey]);
      return text ? seen.exports['teavm.stringToJs'](text) : '(no message)';
    }
  }

  /** A JavaScript error thrown below Java code arrives there as an exception. */
  function toJava(error) {
    seen.exports['teavm.js.throwException'](
      exceptionKey in Object(error) ? error[exceptionKey] : seen.exports['teavm.js.wrapException'](error));
    throw error;
  }

  /** A Java exception that leaves Java code arrives outside as an error. */
  function toScript(error) {
    if (error instanceof WebAssembly.Exception && error.is(seen.exports['teavm.javaException'])) {
      const exception = error.getArg(seen.exports['teavm.javaException'], 0);
      throw seen.exports['teavm.js.extractException'](exception)
        ?? seen.exports['teavm.getJsException'](exception) ?? new JavaError(exception);
    }
    throw error;
  }

  function global(name) {
    return name.split('.').reduce((owner, part) => owner[part], globalThis);
  }

  function called(body) {
    return function (...parameters) {
      try {
        return body.apply(this, parameters);
      } catch (error) {
        toScript(error);
      }
    };
  }

  function spreading(body, variable) {
    const last = body.length - 1;
    return variable ? (...all) => body(...all.slice(0, last), all.slice(last)) : body;
  }

  const jso = {
    stringBuiltinsSupported: () => stringsBuiltIn,
    isUndefined: (value) => value === undefined,
    emptyArray: () => [],
    appendToArray: (array, value) => array.push(value),
    concatArray: (a, b) => [...a, ...b],
    unwrapBoolean: (value) => (value ? 1 : 0),
    wrapBoolean: (value) => !!value,
    getProperty(owner, name) {
      try {
        return owner !== null ? owner[name] : global(name);
      } catch (error) {
        toJava(error);
      }
    },
    setProperty(owner, name, value) {
      (owner ?? globalThis)[name] = value;
    },
    setPropertyPure(owner, name, value) {
      (owner ?? globalThis)[name] = value;
    },
    global,
    apply(owner, method, parameters) {
      try {
        return owner === null ? global(method)(...parameters) : owner[method](...parameters);
      } catch (error) {
        toJava(error);
      }
    },
    createClass(_name, parent, constructor) {
      const wrap = parent === null
        ? function (object) { this[objectKey] = object; this[functionsKey] = null; }
        : function (object) { parent.call(this, object); };
      function make(marker, object) {
        if (marker === wrapperKey) {
          wrap.call(this, object);
        } else if (constructor === null) {
          throw new Error('This class cannot be made here');
        } else {
          return called(constructor)(...arguments);
        }
      }
      make.prototype = Object.create(parent ? parent.prototype : Object.prototype);
      make.prototype.constructor = make;
      function wrapper(object) { return make.call(this, wrapperKey, object); }
      wrapper[wrapperKey] = make;
      wrapper.prototype = make.prototype;
      return wrapper;
    },
    exportClass: (type) => type[wrapperKey],
    defineMethod(type, name, body, variable) {
      const run = called(spreading(body, variable));
      type.prototype[name] = function (...parameters) { return run(this, ...parameters); };
    },
    defineStaticMethod(type, name, body, variable) {
      type[name] = called(spreading(body, variable));
    },
    defineFunction: (body, variable) => called(spreading(body, variable)),
    defineProperty(type, name, get, set) {
      const descriptor = { get() { return called(get)(this); } };
      if (set !== null) descriptor.set = function (value) { called(set)(this, value); };
      Object.defineProperty(type.prototype, name, descriptor);
    },
    defineStaticProperty(type, name, get, set) {
      const descriptor = { get: called(get) };
      if (set !== null) descriptor.set = called(set);
      Object.defineProperty(type, name, descriptor);
    },
    javaObjectToJS(object, Type) {
      if (object === null) return null;
      let wrapped = javaWrappers.get(object)?.deref();
      if (wrapped === undefined) {
        wrapped = new Type(object);
        javaWrappers.set(object, new WeakRef(wrapped));
      }
      return wrapped;
    },
    unwrapJavaObject: (wrapped) => wrapped[objectKey],
    asFunction(object, method) {
      if (object === null || object === undefined) return null;
      const functions = (object[functionsKey] ??= Object.create(null));
      if (typeof functions[method] !== 'function') {
        functions[method] = (...parameters) => object[method](...parameters);
        functions[method][originKey] = object;
      }
      return functions[method];
    },
    functionAsObject(body, method) {
      if (body === null || body === undefined) return null;
      const origin = body[originKey];
      return origin?.[functionsKey]?.[method] === body ? origin : { [method]: called(body) };
    },
    wrapObject(value) {
      if (value === null) return null;
      const isObject = typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol';
      if (isObject && typeof value[objectKey] === 'object') return value[objectKey];
      const known = isObject ? wrappers : primitives;
      let wrapper = known.get(value)?.deref();
      if (wrapper === undefined) {
        wrapper = seen.exports['teavm.jso.createWrapper'](value);
        known.set(value, new WeakRef(wrapper));
      }
      return wrapper;
    },
    isPrimitive: (value, type) => value === null || typeof value === type,
    instanceOf: (value, type) => value instanceof type,
    instanceOfOrNull: (value, type) => value === null || value instanceof type,
    sameRef: (a, b) => a === b,
    hashCode(value) {
      if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return Number(value) | 0;
      if (!hashes.has(value)) hashes.set(value, nextHash++);
      return hashes.get(value);
    },
    getJavaException: (error) => error[exceptionKey],
    getJSException: (exception) => seen.exports['teavm.getJsException'](exception),
    jsExports: () => ({}),
  };
  for (const type of ['Byte', 'Short', 'Char', 'Int', 'Long', 'Float', 'Double']) {
    jso['wrap' + type] = jso['unwrap' + type] = (value) => value;
  }

  // The numbers of parameters are written out up to three: calls with a rest parameter cost more, and these are frequent.
  const calls = [
    (f) => { try { return f(); } catch (error) { toJava(error); } },
    (f, a) => { try { return f(a); } catch (error) { toJava(error); } },
    (f, a, b) => { try { return f(a, b); } catch (error) { toJava(error); } },
    (f, a, b, c) => { try { return f(a, b, c); } catch (error) { toJava(error); } },
  ];
  const methods = [
    (o, m) => { try { return o !== null ? o[m]() : global(m)(); } catch (error) { toJava(error); } },
    (o, m, a) => { try { return o !== null ? o[m](a) : global(m)(a); } catch (error) { toJava(error); } },
    (o, m, a, b) => { try { return o !== null ? o[m](a, b) : global(m)(a, b); } catch (error) { toJava(error); } },
    (o, m, a, b, c) => { try { return o !== null ? o[m](a, b, c) : global(m)(a, b, c); } catch (error) { toJava(error); } },
  ];
  const anyCall = (f, ...all) => { try { return f(...all); } catch (error) { toJava(error); } };
  for (let n = 0; n < 12; n++) {
    jso['createFunction' + n] = (...text) => {
      const body = text.pop();
      const script = scripts[`${text.join(',')}|${body}`];
      if (!script) throw new Error(`loader.js lacks the script: ${text.join(',')}|${body}`);
      return script;
    };
    jso['callFunction' + n] = calls[n] ?? anyCall;
    jso['callMethod' + n] = methods[n] ?? jsoApply;
    jso['construct' + n] = (Type, ...all) => { try { return new Type(...all); } catch (error) { toJava(error); } };
    jso['arrayOf' + n] = (...all) => all;
    jso['bindFunction' + n] = (f, ...all) => f.bind(null, ...all);
  }
  function jsoApply(owner, method, ...all) { return jso.apply(owner, method, all); }

  const collected = new FinalizationRegistry((gone) => seen.exports['teavm.reportGarbageCollectedValue']?.(gone.queue, gone.ref));
  const collectedStrings = new FinalizationRegistry((gone) => seen.exports['teavm.reportGarbageCollectedString']?.(gone));
  let line = '';
  const print = (write) => (code) => {
    if (code === 10) { write(line); line = ''; } else line += String.fromCharCode(code);
  };
  return {
    teavmJso: jso,
    teavmMath: Math,
    teavmDate: { currentTimeMillis: () => Date.now() },
    teavmConsole: { putcharStderr: print(console.error), putcharStdout: print(console.log) },
    teavmAsync: {
      offer: (object, run, time) => setTimeout(() => run(object), Math.max(0, time - Date.now())),
      kill: (timer) => clearTimeout(timer),
    },
    teavm: {
      createWeakRef(value, ref, queue) {
        if (queue !== null) collected.register(value, { ref, queue });
        return new WeakRef(value);
      },
      deref: (ref) => ref.deref() ?? null,
      createStringWeakRef(value, gone) {
        collectedStrings.register(value, gone);
        return new WeakRef(value);
      },
      stringDeref: (ref) => ref.deref(),
      takeStackTrace: () => ({ getStack: () => [] }),
      decorateException: (exception) => { new JavaError(exception); },
    },
    'wasm:js-string': {
      fromCharCode: (code) => String.fromCharCode(code),
      fromCharCodeArray: () => { throw new Error('not built in'); },
      intoCharCodeArray: () => { throw new Error('not built in'); },
      concat: (a, b) => a + b,
      charCodeAt: (text, index) => text.charCodeAt(index),
      length: (text) => text.length,
      substring: (text, from, to) => text.substring(from, to),
    },
  };
}
