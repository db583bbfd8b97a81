import type { Policy } from '../core/policy.ts';
import type { Belonging } from '../core/tracking/belonging.ts';
import { type ExceptionSnippet, exceptionSnippet, type Tagless, type Unnamable } from './exception-snippet.ts';
import { type IssueContext, nameUpTo } from './issue-context.ts';
import type { IssueDetail } from './issue-detail.ts';
import { bullets, fenced } from './markdown-blocks.ts';
import { listed, type Show } from './words.ts';

/** What people can do about an incident, and what becomes of its issue then. `isBeforeKnown`: what its tags were before. */
export function toDoBlocks(
  belonging: Belonging,
  context: IssueContext,
  detail: IssueDetail,
  isBeforeKnown: boolean,
): string[] {
  const { policy } = context.facts;
  const show = nameUpTo(detail.longest);
  const snippet = exceptionSnippet(belonging, policy, context.indexes(), detail.tags);
  const isUndeclared = belonging.incidents.some(({ cause }) => cause === 'undeclared');
  return [
    '### What to do',
    bullets([
      `**Ask** those who pushed, and look at what was deployed from it. ${rollBack(isBeforeKnown)}`,
      `**Approve** it where it was right. ${approvalWords(context, detail)}`,
      ...(isUndeclared ? [`**Declare** windows for this repository in ${show(policy.path)}.`] : []),
      `**Allow** it by an exception. ${exceptionWords(snippet, policy, show)}`,
    ]),
    ...(typeof snippet === 'string' ? [] : snippetBlocks(snippet, isElsewhere(belonging, context))),
    closingWords(policy),
  ];
}

function rollBack(isBeforeKnown: boolean): string {
  return isBeforeKnown
    ? 'If it must not run, deploy again what the tag was before.'
    : 'If it must not run, deploy an earlier image again; what the tag was before is not among what was read.';
}

function approvalWords({ facts: { policy }, approvalLabel }: IssueContext, { people, longest }: IssueDetail): string {
  const { approvers, path } = policy;
  const show = nameUpTo(longest);
  if (approvers.length === 0) {
    return `Nobody can as yet: name those who may in ${show(path)}, as in ${show('approvers: [octocat]')}.`;
  }
  const who = listed(approvers.map(show), people);
  const sets = approvers.length === 1 ? `${who} sets` : `One of ${who} sets`;
  return `${sets} the label ${show(approvalLabel)} on this issue. That covers what it tells by then, and nothing that is pushed later.`;
}

function exceptionWords(snippet: ExceptionSnippet | Unnamable, { exceptions, path }: Policy, show: Show): string {
  if (typeof snippet === 'string') return `You have to write it yourself in ${show(path)}: ${UNNAMABLE[snippet]}.`;
  const where = exceptions.length === 0 ? show(path) : `the others in ${show(path)}`;
  return `This one is for these pushes: add it to ${where}, with the reason and who allowed it.`;
}

const UNNAMABLE: Readonly<Record<Unnamable, string>> = {
  'repository-unusual': 'the repository bears no name that ECR takes',
  'too-many-times': 'the pushes were in too many closed periods',
};

function snippetBlocks({ yaml, tagless }: ExceptionSnippet, isElsewhere: boolean): string[] {
  const notes = [
    ...(tagless === null ? [] : [TAGLESS[tagless]]),
    ...(isElsewhere
      ? [
          'An exception goes by the name of a repository: those of this name in other accounts and Regions are covered too.',
        ]
      : []),
  ];
  return [fenced('yaml', yaml), ...(notes.length === 0 ? [] : [notes.join(' ')])];
}

const COVERS_ALL = 'it covers whatever was pushed to the repository in that time.';

const TAGLESS: Readonly<Record<Tagless, string>> = {
  'tag-unknown': `It names no tags, since the tag of a push is not known: ${COVERS_ALL}`,
  'tag-unusual': `It names no tags, since one of them is none that a policy can name: ${COVERS_ALL}`,
  'too-many-tags': `It names no tags, since they are too many: ${COVERS_ALL}`,
};

/** Whether the run saw a repository of the same name elsewhere. */
function isElsewhere({ incidents: [{ repository }] }: Belonging, { facts: { repositories } }: IssueContext): boolean {
  return repositories.filter((one) => one.repository === repository).length > 1;
}

function closingWords({ approvers }: Policy): string {
  const approved = approvers.length === 0 ? '' : 'it is approved, or once ';
  return `This issue closes by itself once ${approved}an exception, an exemption or other windows cover all of its pushes and a run has seen each of them. Closed by hand, it is listed as *closed, not approved* in every report that reaches back to it.`;
}
