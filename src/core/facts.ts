export type SourceName = 'files';
