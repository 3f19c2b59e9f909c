/* What a search found: a record, or a page of a document's PDF, and how to tell it in words.
 * Invariant: a hit is a value: nothing of it changes, and its words need no other data.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/record.h"
#include "core/words/passage.h"

G_BEGIN_DECLS

/**
 * JalonsHitRank:
 * @JALONS_HIT_BEGINNING: the title begins with the first word, and has the others
 * @JALONS_HIT_TITLE: each word begins a word of the title
 * @JALONS_HIT_FIELD: some words stand in other fields only
 * @JALONS_HIT_PAGE: the words stand in the text of a page
 *
 * How good a hit is, the best first.
 */
typedef enum
{
  JALONS_HIT_BEGINNING,
  JALONS_HIT_TITLE,
  JALONS_HIT_FIELD,
  JALONS_HIT_PAGE,
} JalonsHitRank;

/**
 * JalonsHit:
 * @record: the record; of a page, its document
 * @page: the page of the PDF, from 1 on; 0 when the record itself was found
 * @rank: how good it is
 * @passage: a line of the text in which the words stand that are not in the title; "" when all are in the title
 * @field: of which field @passage is; of no sense when there is none, or for a page
 * @marks: (element-type JalonsMark): where the words stand in @passage
 * @year: (nullable): the school's year to which an activity, a class or a milestone belongs
 * @school: (nullable): the school of that year
 * @divisions: (element-type JalonsRecord): the classes of an activity
 */
typedef struct
{
  JalonsRecord *record;
  guint page;
  JalonsHitRank rank;
  char *passage;
  JalonsFieldId field;
  GArray *marks;
  JalonsRecord *year;
  JalonsRecord *school;
  GPtrArray *divisions;
} JalonsHit;

JalonsHit  *jalons_hit_new     (JalonsRecord *record, guint page, JalonsHitRank rank);
JalonsHit  *jalons_hit_copy    (const JalonsHit *self);
void        jalons_hit_free    (JalonsHit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsHit, jalons_hit_free)

gboolean    jalons_field_is_title (const JalonsField *field);
void        jalons_hit_cut_passage (JalonsHit *self, const char *page_text, const char *const *words);

char       *jalons_hit_title   (const JalonsHit *self);
const char *jalons_hit_kind    (const JalonsHit *self);
char       *jalons_hit_context (const JalonsHit *self);

G_END_DECLS
