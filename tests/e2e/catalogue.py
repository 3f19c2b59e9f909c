#!/usr/bin/env python3
"""The catalogue, from a feed to what is printed: taken, dropped on classes, booked, withdrawn, returned, looked at.

Invariant: all is done by keys, but what is dragged; what is written is read from the file by the commands.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import http.server
import json
import os
import re
import subprocess
import sys
import tempfile
import threading

from display import Place, Screen
from program import BUTTONS, ENTRIES, ROWS, Program, part, wait_for
from screens import Tour, label
from steps import Steps
from words import CATALOGUE, _
from year_grid import MENU_ITEMS, Grid, in_week

TODAY = '2026-09-16'
THIRDS = ['3 1', '3 2', '3 3', '3 4', '3 5']
BUS = 'Orientibus'
PERSON = 'Camille Berger'
WEEK = 9
DOCUMENT = 'Guide des saveurs'
WORD = 'zythologue'
READER = re.compile(f'^{DOCUMENT}')
SIZES = ((1366, 768), (800, 500))
DARK = {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}
LISTS = {'list', 'list box', 'table'}
FIELD = re.compile(r'%(?:\d+\$)?[sdu]')
PLACES = ('%1$s is wanted for %2$d class, over all schools, and takes %3$d.',
          '%1$s is wanted for %2$d classes, over all schools, and takes %3$d.')


def filled(message, *values):
    """A pattern for a sentence of the program, for one and for many if it is a pair, whatever was put into it but the
    values, which must be in it."""
    text = CATALOGUE.ngettext(*message, 5) if isinstance(message, tuple) else _(message)
    french = '.+'.join(part(words).pattern for words in FIELD.split(text))
    return re.compile(''.join(f'(?=.*{part(str(value)).pattern})' for value in values) + f'.*{french}', re.DOTALL)


class Feed:
    """What a Région publishes, on this computer: the example of the documentation with other actions."""

    def __init__(self):
        with open(os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'data', 'offers', 'example.json'), encoding='utf-8') as file:
            self.published = json.load(file)
        bus = self.published['offers'][0]
        bus.update(title=f'{BUS} : découvrir des métiers', programme=BUS, places=4)
        self.all = list(self.published['offers'])
        self.asked = 0
        feed = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):  # pylint: disable=invalid-name # http.server calls it so
                feed.asked += 1
                body = json.dumps(feed.published).encode()
                self.send_response(200)
                self.send_header('Content-Type', 'application/json')
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_arguments):  # pylint: disable=arguments-differ
                """Standard error is for what is wrong."""

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f'http://127.0.0.1:{self.server.server_port}/offres.json'

    def publish(self, offers):
        self.published['offers'] = offers


class Session:
    """What the steps share; a step is a method, and leaves what the next one needs."""

    def __init__(self, screen, folder):
        self.screen = screen
        self.folder = folder
        self.data = os.path.join(folder, 'data')
        self.jalons = os.path.join(os.environ['JALONS_BUILD_ROOT'], 'src', 'jalons')
        self.feed = Feed()
        self.program = None
        self.grid = None
        self.tour = None
        self.bookings = []
        file = os.path.join(folder, 'sts_emp_0590116F_2026.xml')
        maker = os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'tests', 'fixtures', 'exchange', 'make-sts.py')
        subprocess.run([sys.executable, maker, '--divisions', '20', file], check=True)
        self.command('import', file)

    # The file

    def command(self, *arguments):
        return subprocess.run([self.jalons, '--data', self.data, *arguments], check=True, capture_output=True,
                              text=True).stdout

    def records(self, kind):
        path = os.path.join(self.folder, 'dump.json')
        self.command('export', 'json', '--output', path)
        with open(path, encoding='utf-8') as file:
            return json.load(file).get(kind, [])

    # What is done again and again

    def open(self):
        self.program = Program(self.screen, self.data)
        self.program.see(_('Year of the school'), None)
        self.program.fill_screen()
        self.grid = Grid(self.screen, self.program)
        self.tour = Tour(self.screen, self.program)

    def undo_label(self):
        return self.program.see(_('Undo'), BUTTONS).description_now()

    def gesture(self, act, what):
        """Do something, and wait until it can be undone."""
        before = self.undo_label()
        act()
        wait_for(lambda: self.undo_label() != before, lambda: f'{what}: nothing is written after {before}')

    def entry(self, name):
        return lambda: self.program.snapshot().find(name, ENTRIES)

    def show_kind(self, kind):
        """The view with its list of one kind, the keyboard in the search. The list beside the year has the same names."""
        program = self.program
        program.press('alt+4')
        wait_for(lambda: program.focus_in(ROWS | ENTRIES), 'neither the list nor the search has the keyboard')
        program.press('ctrl+f')
        program.see_focus(_('Find in the catalogue'), ENTRIES)
        program.walk_to(_(kind), BUTTONS, 'shift+Tab')
        if not program.see_focus(_(kind), BUTTONS).has('pressed'):
            program.press('space')
            wait_for(lambda: program.see_focus(_(kind), BUTTONS).has('pressed'), f'{kind} is not chosen')
        program.press('ctrl+f')
        program.see_focus(_('Find in the catalogue'), ENTRIES)

    def find_entry(self, kind, words):
        """Select an entry in the view."""
        self.show_kind(kind)
        self.program.type_into(lambda: self.program.focus_in(ENTRIES), words)
        wait_for(lambda: self.found(words), f'{words} is not found')
        self.program.press('Return')
        self.program.see_focus(part(words), ROWS)

    def found(self, words):
        """The row, when nothing else is in the list."""
        lists = [node.find_all(None, ROWS) for node in self.program.snapshot().find_all(_('Catalogue'), LISTS)]
        return any(rows and all(part(words).search(row.name) for row in rows) for rows in lists)

    def back(self):
        self.tour.back()

    # The steps: the feed

    def open_feeds(self):
        self.tour.open_from_menu('_Feeds of the Régions…')
        self.program.see(label('_Close'), BUTTONS)

    def take(self):
        """What is shown before it is taken."""
        self.program.see_focus(label('_Take These Changes'), BUTTONS)
        self.screen.leave_picture(f'catalogue-feed-{self.feed.asked}')
        self.program.press('Return')
        self.program.see(_('Follow Another'), None)
        self.program.see(label('_Refresh All'), BUTTONS)
        self.back()

    def subscribe(self):
        self.open()
        self.open_feeds()
        self.program.walk_to(label('_Close'), BUTTONS)
        self.program.press('Tab')
        self.program.type_into(self.entry(_('Address (https://…)')), self.feed.address)
        self.program.press('Return')
        self.take()

    # Attaching

    def close_levels(self):
        self.program.press('alt+1')
        self.grid.see_focus()
        self.program.press('ctrl+Home', 'Up', 'Left', 'Down', 'Left', 'Down', 'Left')
        wait_for(lambda: not {'6 1', '5 1', '4 1'} & set(self.grid.codes()), lambda: f'{self.grid.codes()} are open')

    def drag_to_level(self):
        """From the list beside the year over the heading of a level, which is told."""
        here = self.grid.drag_out(self.program.see(part(BUS), ROWS))
        there = self.grid.place(self.grid.head('3e'))
        self.screen.pull(here.beside(20), there)
        sentence = filled('Attach “%1$s” to %2$s', BUS, THIRDS[0])

        def told():
            return self.program.snapshot().find(sentence, {'label'})

        wait_for(told, 'nothing is said of it')
        return told

    def give_up_drag(self):
        """Escape gives it up: nothing is attached when the button is let go, even at once."""
        self.program.press('F8')
        undo = self.undo_label()
        for at_once in (True, False):
            told = self.drag_to_level()
            self.program.press('Escape')
            if not at_once:
                wait_for(lambda told=told: not told(), 'it is still dragged')
            self.screen.let_go()
            wait_for(lambda told=told: not told(), 'it is still told')
            self.program.press('F8', 'F8')  # what was dropped would be written before this is done
            self.program.see(part(BUS), ROWS)
            assert self.undo_label() == undo, 'what was given up is attached'
        self.program.press('F8')
        self.grid.see_focus()

    def drag(self):
        """Its classes have it, to be dated later."""
        self.program.press('F8')
        self.drag_to_level()
        self.screen.leave_picture('catalogue-drag')
        self.gesture(self.screen.let_go, 'dropped')
        for code in THIRDS:
            self.grid.see_planned(code, 2)
        self.gesture(lambda: self.program.press('ctrl+z'), 'undone')
        self.program.press('F8')
        self.grid.see_focus()

    def pick(self):
        """The same by keyboard: five classes, Ctrl+R, a word, Enter, Enter."""
        self.program.press('ctrl+Home', *['Right'] * (WEEK + 1))
        self.grid.see_focus(in_week(THIRDS[0], WEEK))
        self.program.press(*['shift+Down'] * (len(THIRDS) - 1))
        self.grid.see_focus(in_week(THIRDS[-1], WEEK))
        self.tour.open_by('ctrl+r')
        self.program.see_focus(_('Find in the catalogue'), ENTRIES)
        self.program.type('orientib')
        wait_for(lambda: self.found(BUS), 'the action is not found')
        self.screen.leave_picture('catalogue-picker')
        self.program.press('Return')
        self.program.see_focus(part(BUS), ROWS)
        self.gesture(lambda: self.program.press('Return'), 'attached')
        self.program.wait_until_alone()
        for code in THIRDS:
            self.grid.see_in(code, WEEK, BUS)

    def step_of_use(self, code, item, state, key='Tab'):
        """The menu of a line under "Where it is used"; how many lines tell a state is seen."""
        name = re.compile(f'{part(_("Change the state, or detach")).pattern}.*{part(code).pattern}')
        told = re.compile(f'^{part(state).pattern} — ')

        def lines():
            return len(self.program.snapshot().find_all(told, {'label'}))

        self.program.walk_to(name, BUTTONS, key)
        before, popups = lines(), set(self.screen.popups())
        self.program.press('space')
        wait_for(lambda: set(self.screen.popups()) - popups, 'no menu opens')
        self.program.walk_to(part(item), MENU_ITEMS, 'Down')
        self.program.press('Return')
        wait_for(lambda: not set(self.screen.popups()) - popups, 'the menu does not close')
        wait_for(lambda: lines() == before + 1, f'{code} is not told to be {state}')

    def book(self):
        self.find_entry('Actions of the Région', BUS)
        for code in THIRDS[:3]:
            self.step_of_use(code, words_of('booking', 'Ask For It'), words_of('booking', 'asked for'))
        self.step_of_use(THIRDS[0], words_of('booking', 'Note: Accepted'), words_of('booking', 'accepted'),
                         'shift+Tab')
        self.program.see(filled('%1$d %2$s wanted, %3$d of them accepted, for %4$d places.', 5, 1, 4))

    def exceed(self):
        """Five classes for four places: on the page, and among what is to be checked."""
        self.program.see(filled('%1$d %2$s are wanted for %3$d places: %4$d too many.', 5, 4, 1))
        self.screen.leave_picture('catalogue-places')
        self.program.press('alt+3')
        self.program.see(filled(PLACES, BUS, 5, 4), ROWS)
        self.screen.leave_picture('catalogue-check')

    # Ambassadors

    def add_person(self):
        """In the form, by keyboard; no day of the charter is given."""
        program = self.program
        self.show_kind('Ambassadors')
        wait_for(lambda: program.snapshot().find(_('No Ambassador Yet')), 'there is an ambassador')
        program.press('ctrl+n')
        program.see(label('_Add'), BUTTONS)
        program.type_into(self.entry(_('Name')), PERSON)
        self.gesture(lambda: program.press('ctrl+Return'), 'added')
        program.see(part(PERSON), ROWS)

    def attach_person(self):
        """To two classes, in the dialog; they get one activity, and the ambassador is asked."""
        program = self.program
        self.find_entry('Ambassadors', PERSON)
        program.walk_to(label('_Attach…'), BUTTONS)
        self.tour.open_by('Return')
        for code in THIRDS[:2]:
            program.walk_to(code, {'check box'})
            program.press('space')
            wait_for(lambda code=code: program.snapshot().find(code, {'check box'}).has('checked'), f'{code} is not ticked')
        self.screen.leave_picture('catalogue-attach')
        self.gesture(lambda: program.press('ctrl+Return'), 'attached')
        self.program.wait_until_alone()

    def see_charter(self):
        """On the page; once asked, in the editor and among what is to be checked."""
        program = self.program
        program.see(filled('The charter is not signed.'))
        self.step_of_use(THIRDS[0], words_of('visit', 'Ask'), words_of('visit', 'asked'))
        self.screen.leave_picture('catalogue-ambassador')
        program.press('shift+Tab')
        wait_for(lambda: program.focus_in(ROWS), 'the line does not take the keyboard')
        program.press('Return')
        self.grid.see_focus(re.compile(f'^{THIRDS[0]},'))
        program.press('Return')
        program.see(_('Title'), ENTRIES)
        said = filled('%1$s has not signed the charter of ambassadors; also to be checked: %2$s.', PERSON)
        program.see(said, {'label'})
        self.screen.leave_picture('catalogue-editor')
        program.press('Escape')
        self.grid.see_focus()
        program.press('alt+3')
        program.see(said, ROWS)

    # Documents

    def add_pdf(self):
        """From the menu; it is shown, and attached to a class."""
        program = self.program
        program.choose_file(make_pdf(self.folder), opening=lambda: self.tour.open_from_menu('Add a _PDF…'))
        program.see(part(DOCUMENT), ROWS)
        self.find_entry('Documentation', DOCUMENT)
        program.walk_to(label('_Attach…'), BUTTONS)
        self.tour.open_by('Return')
        program.walk_to(THIRDS[0], {'check box'})
        program.press('space')
        self.gesture(lambda: program.press('ctrl+Return'), 'attached')
        self.program.wait_until_alone()
        self.screen.leave_picture('catalogue-document')

    def go_to_attached(self):
        """From the year and from the page of a class: by a key, and by a click on the sign in the line."""
        program = self.program
        told = re.compile(f'{part(_("action “%1$s”, %2$s").split("%1$s")[0]).pattern}\\s*{BUS}.*'
                          f'{words_of("booking", "accepted")}')
        program.press('alt+1')
        self.grid.see_focus()
        program.press('ctrl+Home', *['Right'] * (WEEK + 1))
        self.grid.see_focus(told)
        self.screen.leave_picture('attached-year')
        program.press('ctrl+o')
        program.see_focus(part(BUS), ROWS)
        program.press('alt+2')
        wait_for(lambda: program.focus_in(ROWS) and told.search(program.focus_in(ROWS).name), 'the line tells nothing')
        self.screen.leave_picture('attached-classes')
        program.press('ctrl+o')
        program.see_focus(part(BUS), ROWS)
        program.press('alt+2')
        lines = program.see(_('Activities of the class'), LISTS)
        self.grid.click(wait_for(lambda: lines.find(told, BUTTONS), 'no sign tells it'))
        program.see_focus(part(BUS), ROWS)
        self.screen.point(4000, 4000)  # where it points to, a menu that opens takes its item for chosen

    def search_inside(self):
        """A word that stands on the second page alone, from another view; the page is opened."""
        program = self.program
        program.press('alt+1')
        self.grid.see_focus()
        self.tour.open_by('ctrl+k')
        program.see_focus(_('Search everything'), ENTRIES)
        program.type(WORD[:6])
        wait_for(lambda: part(WORD).search(program.focus_in(ENTRIES).description_now()), f'{WORD} is not found')
        assert part(DOCUMENT).search(program.focus_in(ENTRIES).description_now()), program.focus()
        self.screen.leave_picture('catalogue-search')
        program.press('Return')
        wait_for(lambda: len(self.screen.windows()) == 2 and program.snapshot().find(READER, {'frame'}), 'no page is shown')
        self.screen.leave_picture('catalogue-read')
        program.press('ctrl+w')
        self.program.wait_until_alone()

    def look_at_file(self):
        """Leave, and read what is in the file."""
        self.program.press('ctrl+q')
        self.program.wait_until_gone()
        self.bookings = self.records('booking')
        states = sorted(booking['state'] for booking in self.bookings)
        assert states == ['accepted', 'asked', 'asked', 'to-ask', 'to-ask'], states
        assert {offer['code'] for offer in self.records('offer')} == {offer['code'] for offer in self.feed.all}
        assert [visit['state'] for visit in self.records('visit')] == ['asked'], self.records('visit')
        assert len(self.records('attachment')) == 1, self.records('attachment')

    def print_papers(self):
        """The request to the Région, and the mission sheet of the ambassador, by the command line."""
        for words, wanted in ((('request',), (BUS, *THIRDS)), (('ambassador', PERSON), (PERSON, *THIRDS[:2]))):
            path = os.path.join(self.folder, f'{words[0]}.pdf')
            self.command('print', *words, '--output', path)
            text = subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True, text=True).stdout
            assert [word for word in wanted if not part(word).search(text)] == [], text

    # The feed goes on

    def refresh(self, offers):
        """All feeds are asked again, and what they have is taken."""
        self.feed.publish(offers)
        self.open()
        self.open_feeds()
        self.program.press('F5')
        self.take()

    def withdrawn(self):
        """Leave; the codes of what was withdrawn, by the file, in which the bookings must be as they were."""
        self.program.press('ctrl+q')
        self.program.wait_until_gone()
        assert self.records('booking') == self.bookings, 'the bookings are not as they were'
        assert len(self.records('offer')) == len(self.feed.all), self.records('offer')
        return [offer['code'] for offer in self.records('offer') if offer['withdrawn_day']]

    def withdraw(self):
        """It is published no more, and another has changed: it is kept with its bookings, and marked."""
        self.refresh([dict(offer, title=offer['title'] + ' (nouvelle édition)') for offer in self.feed.all[1:]])
        self.program.press('alt+3')
        self.program.see(filled('“%1$s” has no longer been offered since %2$s.', BUS), ROWS)
        self.screen.leave_picture('catalogue-withdrawn')
        self.find_entry('Actions of the Région', BUS)
        self.program.see(filled('The Région has not published it any more since %s: ask before you count on it.'))
        self.program.see(part(THIRDS[-1]), ROWS)
        assert self.withdrawn() == [self.feed.all[0]['code']]
        titles = [offer['title'] for offer in self.records('offer')]
        assert sum('nouvelle' in title for title in titles) == len(self.feed.all) - 1, titles

    def come_back(self):
        """It is published again: the mark goes."""
        self.refresh(self.feed.all)
        self.find_entry('Actions of the Région', BUS)
        self.program.see(filled('%1$d %2$s wanted, %3$d of them accepted, for %4$d places.', 5, 1, 4))
        marked = filled('The Région has not published it any more since %s: ask before you count on it.')
        assert not self.program.snapshot().find(marked), 'it is still marked'
        self.program.press('alt+3')
        self.program.see(filled(PLACES, BUS, 5, 4), ROWS)
        assert not self.program.snapshot().find(filled('“%1$s” has no longer been offered since %2$s.', BUS), ROWS)
        assert self.withdrawn() == []


class Pictures(Session):
    """What is left for people to look at; the first session filled the folder."""

    def __init__(self, session, name, variables):
        self.__dict__.update(session.__dict__)
        self.look = name
        self.variables = variables

    def open(self):
        os.environ.update(self.variables)
        try:
            super().open()
        finally:
            for variable in self.variables:
                del os.environ[variable]

    def pictures_of_view(self):
        self.open()
        for kind, words in (('Documentation', DOCUMENT), ('Ambassadors', PERSON), ('Actions of the Région', BUS)):
            self.find_entry(kind, words)
            self.program.press('ctrl+f', 'Escape')
            for size in SIZES:
                self.program.give_size(size)
                name = kind.split()[0].lower()
                self.screen.leave_picture(f'catalogue-{self.look}-{name}-{size[0]}x{size[1]}', size)
            self.program.fill_screen()

    def pictures_of_drag(self):
        """Over a class, from the list beside the year and back to it, which changes nothing."""
        self.program.press('alt+1')
        self.grid.see_focus()
        self.program.press('F8')
        for size in SIZES:
            self.program.give_size(size)
            self.picture_of_drag(size)

    def picture_of_drag(self, size):
        here = self.spot(self.program.see(part(BUS), ROWS), size)
        there = here.beside(size[0] - here.x - 300)._replace(y=size[1] - 200)
        undo = self.undo_label()
        self.screen.point_at(here)
        self.screen.hold()
        self.screen.pull(here, here.beside(20), 4)
        self.screen.pull(here.beside(20), there)
        self.screen.leave_picture(f'catalogue-{self.look}-drag-{size[0]}x{size[1]}', size)
        self.screen.pull(there, here)
        self.screen.let_go()
        assert self.undo_label() == undo, 'what was dragged back is attached'

    def spot(self, node, size):
        """The middle of a node, in a window of that size in the corner of the screen."""
        frame = self.program.snapshot().find(None, {'frame'}).extents()
        left, top, width, height = node.extents()
        return Place(int(left - frame[0] + (size[0] - frame[2]) / 2 + width / 2),
                     int(top - frame[1] + (size[1] - frame[3]) / 2 + height / 2), self.screen.windows()[-1])

    def pictures_of_reader(self):
        """Opened from the document's page."""
        self.program.press('alt+4')
        self.find_entry('Documentation', DOCUMENT)
        self.program.walk_to(label('_Read'), BUTTONS)
        self.tour.open_by('Return')
        for size in SIZES:
            self.screen.give_size(*size)
            self.screen.leave_picture(f'catalogue-{self.look}-reader-{size[0]}x{size[1]}', size)
        self.program.press('ctrl+w')
        self.program.wait_until_alone()

    def quit(self):
        self.program.press('ctrl+q')
        self.program.wait_until_gone()


def make_pdf(folder):
    """A document of two pages; the second has a word that nothing else has."""
    pages = [['Les métiers du goût', 'Un guide pour la classe de 3e'],
             ['Fiches', f'Il y a aussi le {WORD}, qui connaît toutes les bières.']]
    objects = ['<< /Type /Catalog /Pages 2 0 R >>',
               f'<< /Type /Pages /Kids [{" ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))}] /Count {len(pages)} >>',
               '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>']
    for i, lines in enumerate(pages):
        drawn = 'BT /F1 20 Tf 60 760 Td 30 TL ' + ' '.join(f'({line}) Tj T*' for line in lines) + ' ET'
        objects.append(f'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * i} 0 R '
                       '/Resources << /Font << /F1 3 0 R >> >> >>')
        objects.append(f'<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream')
    body, places = '%PDF-1.4\n', []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f'{number} 0 obj\n{text}\nendobj\n'
    table = ''.join(f'{place:010d} 00000 n \n' for place in places)
    end = f'xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n' \
          f'<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n'
    path = os.path.join(folder, f'{DOCUMENT}.pdf')
    with open(path, 'w', encoding='cp1252') as file:
        file.write(body + end)
    return path


def words_of(context, message):
    """A message that has a context, in French."""
    return _(f'{context}\4{message}')


def main():
    os.environ['JALONS_TODAY'] = TODAY
    screen = Screen()
    with tempfile.TemporaryDirectory(prefix='jalons-catalogue.') as folder:
        session = Session(screen, folder)
        steps = Steps(screen, 'catalogue')
        try:
            steps.run(session.subscribe, 'a feed is followed, and taken')
            steps.run(session.close_levels, 'the other levels are closed')
            steps.run(session.give_up_drag, 'a drag is given up with Escape')
            steps.run(session.drag, 'an action is dragged onto a level, and undone')
            steps.run(session.pick, 'it is attached to five classes by keyboard')
            steps.run(session.book, 'it is asked for, and accepted')
            steps.run(session.exceed, 'its places are exceeded, which is seen')
            steps.run(session.add_person, 'an ambassador is added')
            steps.run(session.attach_person, 'the ambassador is attached to two classes')
            steps.run(session.see_charter, 'without a charter, which is seen')
            steps.run(session.add_pdf, 'a PDF is added and attached')
            steps.run(session.go_to_attached, 'what is attached is told in the year and in the class, and gone to')
            steps.run(session.search_inside, 'a word inside it is found, and its page read')
            steps.run(session.look_at_file, 'the file has it all')
            steps.run(session.print_papers, 'the request and the mission sheet are printed')
            steps.run(session.withdraw, 'the feed changes and withdraws the action: it is kept, and marked')
            steps.run(session.come_back, 'it returns: the mark goes')
            for name, variables in (('light', {}), ('dark', DARK)):
                session = Pictures(session, name, variables)
                steps.run(session.pictures_of_view, f'{name}: pictures of the view')
                steps.run(session.pictures_of_reader, f'{name}: pictures of the reader')
                steps.run(session.pictures_of_drag, f'{name}: pictures of a drag')
                steps.run(session.quit, f'{name}: left')
        finally:
            if session.program is not None:
                session.program.kill()
    return steps.done()


if __name__ == '__main__':
    sys.exit(main())
