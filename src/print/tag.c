/* Copies of tags, which own their words.
 * Invariant: a copy shares no memory with what it was made from, except the name and the scope, which are interned.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/tag.h"

/**
 * jalons_tag_copy:
 *
 * Returns: (transfer full): a tag with words of its own
 */
JalonsTag *
jalons_tag_copy (const JalonsTag *tag)
{
  JalonsTag *copy = g_new (JalonsTag, 1);

  *copy = *tag;
  copy->name = g_intern_string (tag->name);
  copy->scope = g_intern_string (tag->scope);
  copy->alt = g_strdup (tag->alt);
  copy->expansion = g_strdup (tag->expansion);
  copy->summary = g_strdup (tag->summary);
  return copy;
}

/**
 * jalons_tag_free:
 * @tag: a tag made by jalons_tag_copy()
 */
void
jalons_tag_free (JalonsTag *tag)
{
  g_free ((char *) tag->alt);
  g_free ((char *) tag->expansion);
  g_free ((char *) tag->summary);
  g_free (tag);
}
