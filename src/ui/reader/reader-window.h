/* Reading a PDF from elsewhere: pages, thumbnails, table of contents, search, links, printing.
 * Invariant: this window never sees a byte of the file, only what reader/pdf.h says of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reader/reader-pages.h"

G_BEGIN_DECLS

#define JALONS_TYPE_READER_WINDOW (jalons_reader_window_get_type ())
G_DECLARE_FINAL_TYPE (JalonsReaderWindow, jalons_reader_window, JALONS, READER_WINDOW, AdwWindow)

GtkWindow         *jalons_reader_window_present   (GtkWindow *parent, const char *path, const char *title, unsigned page,
                                                   const char *words);
JalonsReaderPages *jalons_reader_window_get_pages (JalonsReaderWindow *self);
JalonsPdf         *jalons_reader_window_get_pdf   (JalonsReaderWindow *self);
void               jalons_reader_window_save      (JalonsReaderWindow *self, GFile *file);

G_END_DECLS
