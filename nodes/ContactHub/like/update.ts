import { updateOf } from '../subresource/update';
import { like } from './definition';

export const updateLike = updateOf(like);
