import { deleteOf } from '../subresource/delete';
import { like } from './definition';

export const deleteLike = deleteOf(like);
