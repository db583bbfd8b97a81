import type { RunFacts } from '../core/facts.ts';
import type { Origin } from '../core/origin.ts';
import { TagHistory } from '../core/tag-history.ts';
import { TagsOfIndexes } from '../core/tags.ts';
import type { Texts } from '../core/tracking/texts.ts';
import { issueBody } from './issue-body.ts';
import { issueComment } from './issue-comment.ts';
import type { IssueContext } from './issue-context.ts';
import { issueTitle } from './issue-title.ts';

/** The words of the issues of a run. `approvalLabel`: by which an approver approves. */
export function issueTexts(facts: RunFacts, origin: Origin, approvalLabel: string): Texts {
  let indexes: TagsOfIndexes | undefined;
  const context: IssueContext = {
    facts,
    origin,
    approvalLabel,
    history: new TagHistory(facts.pushes),
    indexes: () => {
      indexes ??= new TagsOfIndexes(facts.pushes.map(({ push }) => push));
      return indexes;
    },
  };
  return {
    title: issueTitle,
    body: (belonging, about) => issueBody(belonging, about, context),
    comment: (step, room) => issueComment(step, room, context),
  };
}
