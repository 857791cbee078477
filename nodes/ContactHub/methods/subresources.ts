import { education } from '../education/definition';
import { job } from '../job/definition';
import { like } from '../like/definition';
import { subscription } from '../subscription/definition';
import type { Subresource } from '../subresource/subresource';

/** The four subresources by the value of their resource. */
export const subresources: Record<string, Subresource> = { education, job, like, subscription };
