/* Sending the pages of a document from elsewhere to a printer.
 * Invariant: the pages are drawn by jalons-reader, one at a time, as pictures: its bytes never reach the printer themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "reader/pdf.h"

G_BEGIN_DECLS

/**
 * JalonsReaderPrintFailed:
 * @sentence: why the printer has not got all pages
 */
typedef void (*JalonsReaderPrintFailed) (const char *sentence, gpointer data);

GtkPrintOperation *jalons_reader_print_new (JalonsPdf *pdf, const char *name, JalonsReaderPrintFailed failed,
                                            gpointer data);

G_END_DECLS
