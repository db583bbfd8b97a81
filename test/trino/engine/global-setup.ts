import type { TestProject } from 'vitest/node';
import { DOCUMENTED, LAYOUTS } from '../../support/layouts/layouts.ts';
import { runAll, trinoEngine } from './statement.ts';
import { prepareTable, SCHEMA } from './tables.ts';
import { startTrino } from './trino.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the Trino that holds a table for each layout. */
    trinoUrl: string;
  }
}

/** Starts Trino once for all files, makes every table, and answers how to stop it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const say = (line: string) => console.error(line);
  const trino = await startTrino(say);
  try {
    const started = performance.now();
    const engine = trinoEngine(trino.url);
    await runAll(engine, [`CREATE SCHEMA hive.${SCHEMA}`]);
    const layouts = [...LAYOUTS, DOCUMENTED];
    for (const layout of layouts) await runAll(engine, await prepareTable(layout, trino.storage));
    say(`${layouts.length} tables made and filled in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    await trino.stop();
    throw error;
  }
  project.provide('trinoUrl', trino.url);
  return trino.stop;
}
