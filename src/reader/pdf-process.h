/* One jalons-reader, from its start to its end: one question at a time, each with a time limit.
 * Invariant: a question is answered exactly once, by what the reader said or by what became of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "reader/protocol.h"

G_BEGIN_DECLS

#define JALONS_TYPE_PDF_PROCESS (jalons_pdf_process_get_type ())
G_DECLARE_FINAL_TYPE (JalonsPdfProcess, jalons_pdf_process, JALONS, PDF_PROCESS, GObject)

/**
 * JalonsPdfOutcome:
 * @JALONS_PDF_ANSWERED: it answered, be it that it could not
 * @JALONS_PDF_LATE: it took too long and was ended
 * @JALONS_PDF_DIED: it ended while it worked on the question
 * @JALONS_PDF_GONE: it had ended before: the question never reached it
 */
typedef enum
{
  JALONS_PDF_ANSWERED,
  JALONS_PDF_LATE,
  JALONS_PDF_DIED,
  JALONS_PDF_GONE,
} JalonsPdfOutcome;

/**
 * JalonsPdfAnswered:
 * @status: with JALONS_PDF_ANSWERED, a JalonsAnswerStatus
 * @value: with JALONS_PDF_ANSWERED, the bytes of the value, perhaps none
 */
typedef void (*JalonsPdfAnswered) (JalonsPdfOutcome outcome, guint32 status, GBytes *value, gpointer data);

JalonsPdfProcess *jalons_pdf_process_start      (int file, unsigned time_limit, unsigned megabytes, gboolean bare,
                                                 GError **error);
void              jalons_pdf_process_ask        (JalonsPdfProcess *self, const JalonsAsk *ask, const char *text,
                                                 JalonsPdfAnswered answered, gpointer data);
void              jalons_pdf_process_end        (JalonsPdfProcess *self);
unsigned          jalons_pdf_process_get_walls  (JalonsPdfProcess *self);
GPid              jalons_pdf_process_get_pid    (JalonsPdfProcess *self);
const guchar     *jalons_pdf_process_get_memory (JalonsPdfProcess *self);
void              jalons_pdf_process_forget     (JalonsPdfProcess *self);

G_END_DECLS
