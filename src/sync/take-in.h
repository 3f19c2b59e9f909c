/* Taking a PDF in: its bytes into the store, its words for the search.
 * Invariant: nothing is written about it yet: whoever asked writes the document, then has its pages indexed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/record.h"
#include "store/files.h"

G_BEGIN_DECLS

/**
 * JalonsTakenIn:
 * @hash: the SHA-256 by which the store knows it
 * @file_name: what it was called
 * @title: what the PDF says it is called, or "" when it does not say
 * @texts: (array zero-terminated=1): what each page says, "" for one that could not be read: for jalons_store_index_pages()
 * @n_pages: how many pages
 */
typedef struct
{
  char *hash;
  char *file_name;
  char *title;
  char **texts;
  unsigned n_pages;
} JalonsTakenIn;

void           jalons_taken_in_free   (JalonsTakenIn *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsTakenIn, jalons_taken_in_free)

void           jalons_taken_in_fill   (const JalonsTakenIn *self, JalonsDraft *document);
JalonsTakenIn *jalons_take_in         (const char *directory, GFile *file, GCancellable *cancellable, GError **error);
void           jalons_take_in_async   (const char *directory, GFile *file, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
JalonsTakenIn *jalons_take_in_finish  (GAsyncResult *result, GError **error);

char         **jalons_take_words        (const char *directory, const char *hash, GCancellable *cancellable,
                                         GError **error);
void           jalons_take_words_async  (const char *directory, const char *hash, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
char         **jalons_take_words_finish (GAsyncResult *result, GError **error);

G_END_DECLS
