/**
 * Error codes after which nothing has arrived for certain. All others (ServerException, KmsException, InternalFailure,
 * RequestTimeoutException, ServiceUnavailable, codes that are not known) leave open whether the image was stored before
 * the call failed.
 */
const REFUSALS: ReadonlySet<string> = new Set([
  // Faults of the client in the service models of PutImage (ECR and ECR Public) and UpdateImageStorageClass: what was
  // asked for is refused before it is done. KmsException is one too, but tells of a failure on the way.
  'ImageTagAlreadyExistsException',
  'ImageDigestDoesNotMatchException',
  'LayersNotFoundException',
  'ReferencedImagesNotFoundException',
  'RepositoryNotFoundException',
  'RegistryNotFoundException',
  'LimitExceededException',
  'InvalidParameterException',
  'UnsupportedCommandException',
  'ImageNotFoundException',
  'ImageStorageClassUpdateNotSupportedException',
  'ValidationException',
  // Authorization is decided before the service looks at the request (AWS Identity and Access Management User Guide,
  // "Policy evaluation logic"). Other errors of AWS in common, throttling among them, are judged: that they always come
  // before any effect is not documented for ECR.
  'AccessDenied',
  'AccessDeniedException',
]);

/** The same manifest is there under the same tag: "there were no changes" (service model of PutImage). */
const UNCHANGED = 'ImageAlreadyExistsException';

/** Why nothing arrived, by the error code of the call; `null` where something may have. */
export function refusalOf(errorCode: string | null): 'refused' | 'unchanged' | null {
  if (errorCode === null) return null;
  if (errorCode === UNCHANGED) return 'unchanged';
  return REFUSALS.has(errorCode) ? 'refused' : null;
}
