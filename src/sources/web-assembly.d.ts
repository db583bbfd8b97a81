/** The little of it that is used: neither the libraries of ECMAScript nor the types of Node 20 describe WebAssembly. */
declare namespace WebAssembly {
  function validate(bytes: Uint8Array): boolean;

  class Module {
    constructor(bytes: Uint8Array);
  }

  class Instance {
    constructor(module: Module);
    readonly exports: Readonly<Record<string, unknown>>;
  }

  class Memory {
    readonly buffer: ArrayBuffer;
  }

  class Global {
    readonly value: unknown;
  }
}
