/* What a document says of itself as a whole.
 * Invariant: there is no clock in here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/file.h"

G_BEGIN_DECLS

/**
 * JalonsPdfFacts:
 * @title: not empty
 * @author: (nullable): who made it
 * @subject: (nullable): what it is about
 * @language: a BCP 47 tag, "fr-FR"
 * @created: ISO 8601, "2026-11-20T00:00:00Z"
 */
typedef struct
{
  char *title;
  char *author;
  char *subject;
  char *language;
  char *created;
} JalonsPdfFacts;

void     jalons_pdf_facts_clear (JalonsPdfFacts *self);
unsigned jalons_pdf_facts_put   (const JalonsPdfFacts *self, JalonsPdfFile *file, GString *catalogue);

G_END_DECLS
