/* The files of JalonsPdf among themselves.
 * Invariant: a value that came from the reader goes through pdf-answers.c before anything is made of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reader/pdf.h"
#include "reader/protocol.h"

G_BEGIN_DECLS

typedef struct
{
  double width, height;
} JalonsPdfSize;

/* pdf.c */
void              jalons_pdf_ask            (JalonsPdf *self, JalonsAsk question, const char *text, int priority, GTask *task);

/* pdf-file.c */
int               jalons_pdf_file_open      (const char *path, const char *name, GError **error);
GError           *jalons_pdf_file_error     (int file, const char *name, guint32 status, gboolean password_given);

/* pdf-answers.c */
GArray           *jalons_pdf_read_sizes     (GBytes *answer, char **title);
JalonsPdfPicture *jalons_pdf_read_picture   (GBytes *answer, const guchar *memory);
char             *jalons_pdf_read_text      (GBytes *answer);
GArray           *jalons_pdf_read_matches   (GBytes *answer);
GArray           *jalons_pdf_read_links     (GBytes *answer, unsigned n_pages);
GArray           *jalons_pdf_read_headings  (GBytes *answer, unsigned n_pages);

G_END_DECLS
