import { utcMinute } from '../core/local-time.ts';
import type { KeptIssue, LabelSet } from '../core/tracking/kept-issue.ts';
import type { ToldStep } from '../core/tracking/step.ts';
import { manifestsIn } from './image-words.ts';
import { excusedBlocks } from './issue-comment-excused.ts';
import { type IssueContext, nameUpTo, policyWords } from './issue-context.ts';
import { cutNote, type IssueDetail, withinRoom } from './issue-detail.ts';
import { newsSentence } from './issue-news.ts';
import { pushesBlocks } from './issue-pushes.ts';
import { whyLines } from './issue-why.ts';
import { issueReference } from './markdown.ts';
import { bullets } from './markdown-blocks.ts';
import { toldImages, toldIncidents } from './told-incidents.ts';
import { imagesWords, listed, plural } from './words.ts';

/** What an issue is told of a step: only the news. Nobody is mentioned. */
export function issueComment(step: ToldStep, room: number, context: IssueContext): string {
  return withinRoom(room, (detail) => [...blocks(step, context, detail), ...cutNote(detail)].join('\n\n'));
}

function blocks(step: ToldStep, context: IssueContext, detail: IssueDetail): string[] {
  const show = nameUpTo(detail.longest);
  switch (step.kind) {
    case 'grow':
      return growBlocks(step, context, detail);
    case 'reopen':
      return reopenBlocks(step, context, detail);
    case 'close-excused':
      return excusedBlocks(step.pushes, context, detail);
    case 'close-approved': {
      const { by, at } = step.approval;
      return [
        `**Approved by ${show(by)}** on ${utcMinute(at)} UTC: ${toldWords(step.issue)}. The verdict stays *outside*; reports add by whom it was approved. A later push opens this issue again and needs a word of its own.`,
      ];
    }
    case 'close-duplicate':
      return [`**Closed as a duplicate:** ${issueReference(step.of.number)} tells of the same. It goes on there.`];
    case 'answer-label':
      return [answerWords(step.label, context, detail)];
  }
}

function growBlocks(
  { issue, belonging, news }: Extract<ToldStep, { kind: 'grow' }>,
  context: IssueContext,
  detail: IssueDetail,
): string[] {
  const show = nameUpTo(detail.longest);
  const images = toldImages(belonging, news);
  const all = toldImages(belonging, belonging.pushes);
  const { told } = issue.marker;
  const isAll = told.bits > 0 && told.pushes.size + news.length <= belonging.pushes.length;
  const count = imagesWords(all.length, manifestsIn(all));
  return [
    newsSentence(belonging, images, show, 'more '),
    ...pushesBlocks(images, context.facts.source, detail, false),
    [
      `That makes ${count} ${isAll ? 'in all' : 'besides what was told before and is not listed any more'}: the text of this issue has them, and what to do.`,
      ...(issue.isOpen ? [] : ['The issue was closed, and is open again for this.']),
      ...(issue.label === null
        ? []
        : [
            `The label ${show(context.approvalLabel)}, set by ${show(issue.label.by)}, was taken off: what is new needs a new word.`,
          ]),
    ].join(' '),
  ];
}

function reopenBlocks(
  { issue, belonging }: Extract<ToldStep, { kind: 'reopen' }>,
  context: IssueContext,
  detail: IssueDetail,
): string[] {
  const images = toldImages(belonging, belonging.pushes);
  return [
    `**Open again:** ${reopenWords(issue, policyWords(context, detail.longest))}`,
    ...pushesBlocks(images, context.facts.source, detail, true),
    bullets(whyLines(toldIncidents(belonging), context, detail)),
  ];
}

function reopenWords({ marker }: KeptIssue, policy: string): string {
  switch (marker.end) {
    case 'excused':
    case 'overruled':
      return `what covered these pushes does so no longer. By ${policy} they are outside.`;
    case 'duplicate':
      return `it was closed as a duplicate, and no other issue tells of these pushes now. By ${policy} they are outside.`;
    case 'approved':
    case null:
      return `by ${policy} these pushes are outside.`;
  }
}

/** Marks are of manifests. Where none were kept nobody can count them. */
function toldWords({ marker: { told } }: KeptIssue): string {
  const count = told.bits === 0 ? 'all' : plural(told.pushes.size, 'manifest');
  return `that covers ${count} told here so far, and nothing that is pushed later`;
}

function answerWords(label: LabelSet, context: IssueContext, detail: IssueDetail): string {
  const show = nameUpTo(detail.longest);
  const set = `The label ${show(context.approvalLabel)}, set by ${show(label.by)} on ${utcMinute(label.at)} UTC,`;
  if (label.counts) {
    return `**${set} came too early:** more was told after it, so it was taken off. Whoever approves all of it as it stands now sets it again.`;
  }
  return `**${set} has no effect:** ${whyNot(label, context, detail)}`;
}

function whyNot({ by }: LabelSet, context: IssueContext, { people, longest }: IssueDetail): string {
  const show = nameUpTo(longest);
  const { approvers } = context.facts.policy;
  const policy = policyWords(context, longest);
  if (approvers.length === 0) return `nobody may approve, for ${policy} names no approvers.`;
  // GitHub compares logins without regard to case.
  if (approvers.some((login) => login.toLowerCase() === by.toLowerCase())) {
    return `${show(by)} is an approver, and may not write to this repository.`;
  }
  return `only approvers of ${policy} may approve: ${listed(approvers.map(show), people)}.`;
}
