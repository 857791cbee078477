import { createSubresource } from '../subresource/operations';
import { like } from './definition';

/** Likes of a customer. */
export const likeResource = createSubresource(like);
