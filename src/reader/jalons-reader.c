/* jalons-reader: the process that alone opens PDFs from elsewhere; see reader/protocol.h.
 * Invariant: the walls stand before the file is touched, and whatever the file does to this process is seen by nobody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "reader/ask.h"
#include "reader/walls.h"

typedef struct
{
  GBytes *file; /* mapped */
  PopplerDocument *document;
  guchar *pixels; /* shared with the program */
} Reader;

/* The streams */

static gboolean
read_all (gpointer buffer,
          gsize length)
{
  for (guchar *at = buffer; length > 0;)
    {
      gssize n = read (STDIN_FILENO, at, length);

      if (n == 0 || (n < 0 && errno != EINTR))
        return FALSE;
      n = MAX (n, 0);
      at += n;
      length -= (gsize) n;
    }
  return TRUE;
}

static void
write_all (gconstpointer buffer,
           gsize length)
{
  for (const guchar *at = buffer; length > 0;)
    {
      gssize n = write (STDOUT_FILENO, at, length);

      if (n < 0 && errno != EINTR)
        _exit (EXIT_FAILURE);
      n = MAX (n, 0);
      at += n;
      length -= (gsize) n;
    }
}

static void
answer (guint32 status,
        GVariant *value)
{
  g_autoptr (GVariant) said = value != NULL ? g_variant_ref_sink (value) : NULL;
  JalonsAnswer head = { status, 0 };

  if (said != NULL && g_variant_get_size (said) > JALONS_READER_MAX_ANSWER)
    head.status = JALONS_ANSWER_DAMAGED;
  else if (said != NULL)
    head.length = (guint32) g_variant_get_size (said);
  write_all (&head, sizeof head);
  if (head.length > 0)
    write_all (g_variant_get_data (said), head.length);
}

/* Opening */

static guint32
status_of (const GError *error)
{
  return g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? JALONS_ANSWER_LOCKED : JALONS_ANSWER_DAMAGED;
}

/* With bytes, poppler 22.12 does not survive its second try of a password; a stream costs it a copy of the file. */
static PopplerDocument *
load (GBytes *file,
      const char *password,
      GError **error)
{
  g_autoptr (GInputStream) stream = NULL;

  if (*password == '\0')
    return poppler_document_new_from_bytes (file, NULL, error);
  stream = g_memory_input_stream_new_from_bytes (file);
  return poppler_document_new_from_stream (stream, (goffset) g_bytes_get_size (file), password, NULL, error);
}

static void
open_document (Reader *self,
               const char *password)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->document);
  self->document = load (self->file, password, &error);
  if (self->document == NULL)
    answer (status_of (error), NULL);
  else if (poppler_document_get_n_pages (self->document) < 1)
    answer (JALONS_ANSWER_DAMAGED, NULL);
  else if (poppler_document_get_n_pages (self->document) > JALONS_READER_MAX_PAGES)
    answer (JALONS_ANSWER_TOO_MANY, NULL);
  else
    answer (JALONS_ANSWER_DONE, jalons_ask_open (self->document));
}

/* Asking */

static GVariant *
ask_page (Reader *self,
          const JalonsAsk *ask,
          const char *text)
{
  PopplerPage *page = poppler_document_get_page (self->document, (int) ask->page);
  GVariant *said = NULL;

  if (page == NULL)
    return NULL;
  switch (ask->kind)
    {
    case JALONS_ASK_RENDER:
      said = jalons_ask_render (page, ask->scale, self->pixels);
      break;
    case JALONS_ASK_TEXT:
      said = jalons_ask_text (page);
      break;
    case JALONS_ASK_FIND:
      said = jalons_ask_find (page, text);
      break;
    case JALONS_ASK_LINKS:
      said = jalons_ask_links (self->document, page);
      break;
    default:
      break;
    }
  g_object_unref (page);
  return said;
}

static void
serve (Reader *self,
       const JalonsAsk *ask,
       const char *text)
{
  GVariant *said = NULL;

  if (ask->kind == JALONS_ASK_OPEN)
    {
      open_document (self, text);
      return;
    }
  if (self->document != NULL && ask->kind == JALONS_ASK_OUTLINE)
    said = jalons_ask_outline (self->document);
  else if (self->document != NULL && ask->page < (guint32) poppler_document_get_n_pages (self->document))
    said = ask_page (self, ask, text);
  answer (said != NULL ? JALONS_ANSWER_DONE : JALONS_ANSWER_DAMAGED, said);
}

static gboolean
put_up_walls (Reader *self,
              unsigned megabytes)
{
  g_autoptr (GMappedFile) mapped = NULL;
  JalonsAnswer ready = { JALONS_ANSWER_READY, jalons_walls_put_up (megabytes) };

  self->pixels = mmap (NULL, (gsize) JALONS_READER_PIXELS * 4, PROT_READ | PROT_WRITE, MAP_SHARED, JALONS_READER_MEMORY_FD, 0);
  mapped = g_mapped_file_new_from_fd (JALONS_READER_FILE_FD, FALSE, NULL);
  if (self->pixels == MAP_FAILED || mapped == NULL)
    return FALSE;
  self->file = g_mapped_file_get_bytes (mapped);
  write_all (&ready, sizeof ready);
  return TRUE;
}

int
main (int argc,
      char **argv)
{
  unsigned megabytes = argc > 1 ? (unsigned) atoi (argv[1]) : 0, seconds = argc > 2 ? (unsigned) atoi (argv[2]) : 0;
  char text[JALONS_READER_MAX_ASKED + 1];
  Reader self = { NULL };
  JalonsAsk ask;

  if (megabytes == 0 || seconds == 0 || !put_up_walls (&self, megabytes))
    return EXIT_FAILURE; /* the program starts this one; nobody else has a use for it */
  while (read_all (&ask, sizeof ask) && ask.length <= JALONS_READER_MAX_ASKED && read_all (text, ask.length))
    {
      text[ask.length] = '\0';
      jalons_walls_allow_cpu (seconds);
      serve (&self, &ask, text);
    }
  /* What poppler holds goes with the process; what it would do to give it back is not worth its risk. */
  _exit (EXIT_SUCCESS);
}
