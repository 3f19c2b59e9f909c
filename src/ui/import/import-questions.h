/* The questions of an import, as rows that are answered.
 * Invariant: nothing is answered here: whoever shows the questions is told, and plans again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "exchange/import.h"

G_BEGIN_DECLS

typedef struct _JalonsImportQuestions JalonsImportQuestions;

/* @key: of a question; @text: what was answered */
typedef void (*JalonsImportAnswerFunc) (const char *key, const char *text, gpointer data);

JalonsImportQuestions *jalons_import_questions_new    (AdwPreferencesGroup *const *groups, JalonsImportAnswerFunc answer,
                                                       gpointer data);
void                   jalons_import_questions_free   (JalonsImportQuestions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsImportQuestions, jalons_import_questions_free)
void                   jalons_import_questions_show   (JalonsImportQuestions *self, JalonsImport *import,
                                                       JalonsDataset *dataset);
void                   jalons_import_questions_forget (JalonsImportQuestions *self);

G_END_DECLS
